namespace Wdf.IoTargets;

/// <summary>The second parameter of bug check 0x10D when the first is <see cref="WdfBugCheckCode.RequestFatalError"/>.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/debugger/bug-check-0x10d---wdf-violation"/>
public enum WdfRequestFatalErrorCode : uint
{
    /// <summary><c>WDF_REQUEST_FATAL_ERROR_NO_MORE_STACK_LOCATIONS</c>: The IRP has no stack location left for the target.</summary>
    NoMoreStackLocations = 1,

    /// <summary><c>WDF_REQUEST_FATAL_ERROR_NULL_IRP</c>: The request has no IRP.</summary>
    NullIrp = 2,

    /// <summary><c>WDF_REQUEST_FATAL_ERROR_REQUEST_ALREADY_SENT</c>: The request was sent and has not come back.</summary>
    RequestAlreadySent = 3,

    /// <summary><c>WDF_REQUEST_FATAL_ERROR_INFORMATION_LENGTH_MISMATCH</c>: The request was completed with more information than its output buffer holds.</summary>
    InformationLengthMismatch = 4,

    /// <summary><c>WDF_REQUEST_FATAL_ERROR_REQUEST_NOT_IN_QUEUE</c>: The request is not in a queue.</summary>
    RequestNotInQueue = 5,
}
