using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>What happens to requests, targets and their memory, told to the rules of the verifier.</summary>
internal abstract class RequestSignals(SimulatedKernel kernel) : IrpSignals(kernel)
{
    /// <summary>A synchronous send begins: the DDI, the target, the request where the driver gave one, and whether there is a time-out.</summary>
    public Action<DdiName, WdfIoTarget, WdfRequest?, bool>? SendingSynchronously;

    /// <summary>WdfRequestSend was called: the request, the target, whether the send is synchronous.</summary>
    public Action<WdfRequest, WdfIoTarget, bool>? RequestSending;

    /// <summary>The signals of a kernel; null when nobody listens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static new RequestSignals? Of(SimulatedKernel kernel) => Unsafe.As<RequestSignals?>(kernel.Signals);
}
