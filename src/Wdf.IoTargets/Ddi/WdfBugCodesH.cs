#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The constants of <c>wdfbugcodes.h</c>.</summary>
public static partial class WdfBugCodesH
{
    /// <inheritdoc cref="WdfBugCheckCode.PowerRoutineTimedOut"/>
    public const WdfBugCheckCode WDF_POWER_ROUTINE_TIMED_OUT = WdfBugCheckCode.PowerRoutineTimedOut;

    /// <inheritdoc cref="WdfBugCheckCode.RecursiveLock"/>
    public const WdfBugCheckCode WDF_RECURSIVE_LOCK = WdfBugCheckCode.RecursiveLock;

    /// <inheritdoc cref="WdfBugCheckCode.VerifierFatalError"/>
    public const WdfBugCheckCode WDF_VERIFIER_FATAL_ERROR = WdfBugCheckCode.VerifierFatalError;

    /// <inheritdoc cref="WdfBugCheckCode.RequiredParameterIsNull"/>
    public const WdfBugCheckCode WDF_REQUIRED_PARAMETER_IS_NULL = WdfBugCheckCode.RequiredParameterIsNull;

    /// <inheritdoc cref="WdfBugCheckCode.InvalidHandle"/>
    public const WdfBugCheckCode WDF_INVALID_HANDLE = WdfBugCheckCode.InvalidHandle;

    /// <inheritdoc cref="WdfBugCheckCode.RequestFatalError"/>
    public const WdfBugCheckCode WDF_REQUEST_FATAL_ERROR = WdfBugCheckCode.RequestFatalError;

    /// <inheritdoc cref="WdfBugCheckCode.ObjectError"/>
    public const WdfBugCheckCode WDF_OBJECT_ERROR = WdfBugCheckCode.ObjectError;

    /// <inheritdoc cref="WdfBugCheckCode.DmaFatalError"/>
    public const WdfBugCheckCode WDF_DMA_FATAL_ERROR = WdfBugCheckCode.DmaFatalError;

    /// <inheritdoc cref="WdfBugCheckCode.InvalidInterrupt"/>
    public const WdfBugCheckCode WDF_INVALID_INTERRUPT = WdfBugCheckCode.InvalidInterrupt;

    /// <inheritdoc cref="WdfBugCheckCode.QueueFatalError"/>
    public const WdfBugCheckCode WDF_QUEUE_FATAL_ERROR = WdfBugCheckCode.QueueFatalError;

    /// <inheritdoc cref="WdfBugCheckCode.InvalidLockOperation"/>
    public const WdfBugCheckCode WDF_INVALID_LOCK_OPERATION = WdfBugCheckCode.InvalidLockOperation;

    /// <inheritdoc cref="WdfBugCheckCode.PnpFatalError"/>
    public const WdfBugCheckCode WDF_PNP_FATAL_ERROR = WdfBugCheckCode.PnpFatalError;

    /// <inheritdoc cref="WdfBugCheckCode.PowerMultiplePpo"/>
    public const WdfBugCheckCode WDF_POWER_MULTIPLE_PPO = WdfBugCheckCode.PowerMultiplePpo;

    /// <inheritdoc cref="WdfBugCheckCode.VerifierIrqlMismatch"/>
    public const WdfBugCheckCode WDF_VERIFIER_IRQL_MISMATCH = WdfBugCheckCode.VerifierIrqlMismatch;

    /// <inheritdoc cref="WdfBugCheckCode.VerifierCriticalRegionMismatch"/>
    public const WdfBugCheckCode WDF_VERIFIER_CRITICAL_REGION_MISMATCH = WdfBugCheckCode.VerifierCriticalRegionMismatch;

    /// <inheritdoc cref="WdfBugCheckCode.ApiUnavailable"/>
    public const WdfBugCheckCode WDF_API_UNAVAILABLE = WdfBugCheckCode.ApiUnavailable;

    /// <inheritdoc cref="WdfRequestFatalErrorCode.NoMoreStackLocations"/>
    public const WdfRequestFatalErrorCode WDF_REQUEST_FATAL_ERROR_NO_MORE_STACK_LOCATIONS = WdfRequestFatalErrorCode.NoMoreStackLocations;

    /// <inheritdoc cref="WdfRequestFatalErrorCode.NullIrp"/>
    public const WdfRequestFatalErrorCode WDF_REQUEST_FATAL_ERROR_NULL_IRP = WdfRequestFatalErrorCode.NullIrp;

    /// <inheritdoc cref="WdfRequestFatalErrorCode.RequestAlreadySent"/>
    public const WdfRequestFatalErrorCode WDF_REQUEST_FATAL_ERROR_REQUEST_ALREADY_SENT = WdfRequestFatalErrorCode.RequestAlreadySent;

    /// <inheritdoc cref="WdfRequestFatalErrorCode.InformationLengthMismatch"/>
    public const WdfRequestFatalErrorCode WDF_REQUEST_FATAL_ERROR_INFORMATION_LENGTH_MISMATCH = WdfRequestFatalErrorCode.InformationLengthMismatch;

    /// <inheritdoc cref="WdfRequestFatalErrorCode.RequestNotInQueue"/>
    public const WdfRequestFatalErrorCode WDF_REQUEST_FATAL_ERROR_REQUEST_NOT_IN_QUEUE = WdfRequestFatalErrorCode.RequestNotInQueue;
}
