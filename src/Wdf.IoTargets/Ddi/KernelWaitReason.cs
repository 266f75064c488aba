namespace Wdf.IoTargets.Ddi;

/// <summary>Why a thread waits (KWAIT_REASON); for debuggers only.</summary>
public enum KernelWaitReason
{
    /// <summary>On behalf of a driver itself.</summary>
    Executive = 0,

    /// <summary>On behalf of an application.</summary>
    UserRequest = 6,
}
