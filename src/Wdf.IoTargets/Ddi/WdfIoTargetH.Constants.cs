#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>States, ways of opening, and actions.</content>
public static partial class WdfIoTargetH
{
    /// <inheritdoc cref="WdfIoTargetState.Undefined"/>
    public const WdfIoTargetState WdfIoTargetStateUndefined = WdfIoTargetState.Undefined;

    /// <inheritdoc cref="WdfIoTargetState.Started"/>
    public const WdfIoTargetState WdfIoTargetStarted = WdfIoTargetState.Started;

    /// <inheritdoc cref="WdfIoTargetState.Stopped"/>
    public const WdfIoTargetState WdfIoTargetStopped = WdfIoTargetState.Stopped;

    /// <inheritdoc cref="WdfIoTargetState.ClosedForQueryRemove"/>
    public const WdfIoTargetState WdfIoTargetClosedForQueryRemove = WdfIoTargetState.ClosedForQueryRemove;

    /// <inheritdoc cref="WdfIoTargetState.Closed"/>
    public const WdfIoTargetState WdfIoTargetClosed = WdfIoTargetState.Closed;

    /// <inheritdoc cref="WdfIoTargetState.Deleted"/>
    public const WdfIoTargetState WdfIoTargetDeleted = WdfIoTargetState.Deleted;

    /// <inheritdoc cref="WdfIoTargetState.Purged"/>
    public const WdfIoTargetState WdfIoTargetPurged = WdfIoTargetState.Purged;

    /// <inheritdoc cref="WdfIoTargetOpenType.Undefined"/>
    public const WdfIoTargetOpenType WdfIoTargetOpenUndefined = WdfIoTargetOpenType.Undefined;

    /// <inheritdoc cref="WdfIoTargetOpenType.UseExistingDevice"/>
    public const WdfIoTargetOpenType WdfIoTargetOpenUseExistingDevice = WdfIoTargetOpenType.UseExistingDevice;

    /// <inheritdoc cref="WdfIoTargetOpenType.ByName"/>
    public const WdfIoTargetOpenType WdfIoTargetOpenByName = WdfIoTargetOpenType.ByName;

    /// <inheritdoc cref="WdfIoTargetOpenType.Reopen"/>
    public const WdfIoTargetOpenType WdfIoTargetOpenReopen = WdfIoTargetOpenType.Reopen;

    /// <inheritdoc cref="WdfIoTargetOpenType.LocalTargetByFile"/>
    public const WdfIoTargetOpenType WdfIoTargetOpenLocalTargetByFile = WdfIoTargetOpenType.LocalTargetByFile;

    /// <inheritdoc cref="WdfIoTargetSentIoAction.Undefined"/>
    public const WdfIoTargetSentIoAction WdfIoTargetSentIoUndefined = WdfIoTargetSentIoAction.Undefined;

    /// <inheritdoc cref="WdfIoTargetSentIoAction.CancelSentIo"/>
    public const WdfIoTargetSentIoAction WdfIoTargetCancelSentIo = WdfIoTargetSentIoAction.CancelSentIo;

    /// <inheritdoc cref="WdfIoTargetSentIoAction.WaitForSentIoToComplete"/>
    public const WdfIoTargetSentIoAction WdfIoTargetWaitForSentIoToComplete = WdfIoTargetSentIoAction.WaitForSentIoToComplete;

    /// <inheritdoc cref="WdfIoTargetSentIoAction.LeaveSentIoPending"/>
    public const WdfIoTargetSentIoAction WdfIoTargetLeaveSentIoPending = WdfIoTargetSentIoAction.LeaveSentIoPending;

    /// <inheritdoc cref="WdfIoTargetPurgeIoAction.Undefined"/>
    public const WdfIoTargetPurgeIoAction WdfIoTargetPurgeIoUndefined = WdfIoTargetPurgeIoAction.Undefined;

    /// <inheritdoc cref="WdfIoTargetPurgeIoAction.PurgeIoAndWait"/>
    public const WdfIoTargetPurgeIoAction WdfIoTargetPurgeIoAndWait = WdfIoTargetPurgeIoAction.PurgeIoAndWait;

    /// <inheritdoc cref="WdfIoTargetPurgeIoAction.PurgeIo"/>
    public const WdfIoTargetPurgeIoAction WdfIoTargetPurgeIo = WdfIoTargetPurgeIoAction.PurgeIo;
}
