namespace Wdf.IoTargets;

/// <summary>Somebody who has a device open and is told when it is to be removed (target device change notification).</summary>
internal interface ITargetDeviceListener
{
    /// <summary>The device is to be removed; a failure vetoes.</summary>
    NtStatus OnQueryRemove();

    /// <summary>The removal was cancelled.</summary>
    void OnRemoveCanceled();

    /// <summary>The device is gone.</summary>
    void OnRemoveComplete();
}
