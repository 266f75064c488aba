namespace Wdf.IoTargets;

/// <summary>The first parameter of bug check 0x10D (<c>WDF_VIOLATION</c>): what kind of rule was broken.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/debugger/bug-check-0x10d---wdf-violation"/>
public enum WdfBugCheckCode : uint
{
    /// <summary><c>WDF_POWER_ROUTINE_TIMED_OUT</c>: A power callback did not return in time.</summary>
    PowerRoutineTimedOut = 1,

    /// <summary><c>WDF_RECURSIVE_LOCK</c>: A lock was acquired again by its owner.</summary>
    RecursiveLock = 2,

    /// <summary><c>WDF_VERIFIER_FATAL_ERROR</c>: A rule of the framework's verifier was broken.</summary>
    VerifierFatalError = 3,

    /// <summary><c>WDF_REQUIRED_PARAMETER_IS_NULL</c>: A parameter that is required was NULL.</summary>
    RequiredParameterIsNull = 4,

    /// <summary><c>WDF_INVALID_HANDLE</c>: A handle is not valid, or of another kind.</summary>
    InvalidHandle = 5,

    /// <summary><c>WDF_REQUEST_FATAL_ERROR</c>: A request was used in a wrong way; see <see cref="WdfRequestFatalErrorCode"/>.</summary>
    RequestFatalError = 6,

    /// <summary><c>WDF_OBJECT_ERROR</c>: An object was used in a wrong way.</summary>
    ObjectError = 7,

    /// <summary><c>WDF_DMA_FATAL_ERROR</c>: A DMA object was used in a wrong way.</summary>
    DmaFatalError = 8,

    /// <summary><c>WDF_INVALID_INTERRUPT</c>: An interrupt object was used in a wrong way.</summary>
    InvalidInterrupt = 9,

    /// <summary><c>WDF_QUEUE_FATAL_ERROR</c>: A queue was used in a wrong way.</summary>
    QueueFatalError = 10,

    /// <summary><c>WDF_INVALID_LOCK_OPERATION</c>: A lock was used in a wrong way.</summary>
    InvalidLockOperation = 11,

    /// <summary><c>WDF_PNP_FATAL_ERROR</c>: A Plug and Play error that leaves no way on.</summary>
    PnpFatalError = 12,

    /// <summary><c>WDF_POWER_MULTIPLE_PPO</c>: A device has more than one power policy owner.</summary>
    PowerMultiplePpo = 13,

    /// <summary><c>WDF_VERIFIER_IRQL_MISMATCH</c>: A callback returned at another IRQL than it was called at.</summary>
    VerifierIrqlMismatch = 14,

    /// <summary><c>WDF_VERIFIER_CRITICAL_REGION_MISMATCH</c>: A callback returned in another critical region than it was called in.</summary>
    VerifierCriticalRegionMismatch = 15,

    /// <summary><c>WDF_API_UNAVAILABLE</c>: A function was called that the framework version does not have.</summary>
    ApiUnavailable = 16,
}
