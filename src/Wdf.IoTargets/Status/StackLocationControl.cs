namespace Wdf.IoTargets;

/// <summary>The control bits of an IRP stack location.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/ns-wdm-_io_stack_location"/>
[Flags]
public enum StackLocationControl : byte
{
    /// <summary>No bit is set.</summary>
    None = 0,

    /// <summary><c>SL_PENDING_RETURNED</c>: the driver at this location marked the IRP pending.</summary>
    PendingReturned = 0x01,

    /// <summary><c>SL_ERROR_RETURNED</c>: the driver at this location completed the IRP with an error.</summary>
    ErrorReturned = 0x02,

    /// <summary><c>SL_INVOKE_ON_CANCEL</c>: call the completion routine when the IRP was cancelled.</summary>
    InvokeOnCancel = 0x20,

    /// <summary><c>SL_INVOKE_ON_SUCCESS</c>: call the completion routine on success.</summary>
    InvokeOnSuccess = 0x40,

    /// <summary><c>SL_INVOKE_ON_ERROR</c>: call the completion routine on failure.</summary>
    InvokeOnError = 0x80,
}
