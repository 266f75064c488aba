using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <content>A format without buffers (see <see cref="BareFormatContext"/>).</content>
public sealed partial class WdfRequest
{
    private BareStage _bareStage;
    private byte _bareType = (byte)WdfRequestType.NoFormat;
    private bool _isInBareRoutine;
    private uint _bareCode;
    private NtStatus _bareStatus;
    private ulong _bareInformation;

    private enum BareStage : byte
    {
        Released,

        // Only the parameters are to be made as new.
        Returned,

        // The IRP's fields too.
        Formatted,
    }

    /// <summary>Whether a format without buffers needs no context of the request's own: it has none, and its IRP is as new.</summary>
    internal bool CanFormatBare =>
        _format is not IoFormatContext && Irp is { MdlAddress: null, Flags: 0 } irp && irp.UserBuffer.Equals(default) && irp.AssociatedIrp.SystemBuffer.Equals(default);

    /// <summary>Begins a format without buffers.</summary>
    /// <returns>False when memory fails: the real framework makes a context.</returns>
    internal bool BeginBare()
    {
        if (_format is not BareFormatContext)
        {
            if (!CanReplaceFormat())
            {
                return false;
            }

            _format = BareFormatContext.Instance;
        }

        _bareStage = BareStage.Formatted;
        return true;
    }

    /// <summary>The format is done: what the completion routine is told of it.</summary>
    internal void SetBareParams(WdfRequestType type, uint code)
    {
        _bareType = (byte)type;
        _bareCode = code;
        RefreshBareParams();
    }

    internal void ReleaseBare()
    {
        if (_bareStage == BareStage.Released)
        {
            return;
        }

        if (_bareStage == BareStage.Formatted)
        {
            var irp = Irp!;
            irp.Flags = 0;
            irp.AssociatedIrp.SystemBuffer = default;
            irp.UserBuffer = default;
            irp.MdlAddress = null;
        }

        _bareStage = BareStage.Released;
        _bareType = (byte)WdfRequestType.NoFormat;
        _bareCode = 0;
        _bareStatus = NtStatus.Success;
        _bareInformation = 0;
        RefreshBareParams();
    }

    internal void OnBareReturned()
    {
        ref var outcome = ref Irp!.StatusBlock;
        _bareStatus = outcome.Status;
        _bareInformation = outcome.Information;
        if (_bareStage == BareStage.Released)
        {
            _bareStage = BareStage.Returned;
        }
    }

    internal void GetBareParams(out WdfRequestCompletionParams completionParams)
    {
        completionParams = default;
        completionParams.Size = WdfRequestCompletionParams.StructureSize;
        completionParams.Type = (WdfRequestType)_bareType;
        completionParams.IoStatus.Status = _bareStatus;
        completionParams.IoStatus.Information = _bareInformation;
        completionParams.Parameters.Word3 = (nuint)_bareInformation;
        completionParams.Parameters.Word4 = _bareCode;
    }

    // The parameters are on the stack. A routine that reuses or formats its request sees them change all the same, as it sees those of another format.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private unsafe void CallWithBareParams(EvtWdfRequestCompletionRoutine routine, WdfIoTarget target, object? context, ThreadContext thread)
    {
        BareCall call;
        GetBareParams(out call.Params);
        call.Request = this;
        call.Outer = thread.Call;
        thread.Call = Unsafe.AsPointer(ref call);
        var wasInRoutine = _isInBareRoutine;
        _isInBareRoutine = true;
        try
        {
            routine(this, target, call.Params, context);
        }
        finally
        {
            thread.Call = call.Outer;
            _isInBareRoutine = wasInRoutine;
        }
    }

    private unsafe void RefreshBareParams()
    {
        if (!_isInBareRoutine)
        {
            return;
        }

        for (var at = ThreadContext.Current.Call; at is not null;)
        {
            ref var call = ref Unsafe.AsRef<BareCall>(at);
            if (ReferenceEquals(call.Request, this))
            {
                GetBareParams(out call.Params);
            }

            at = call.Outer;
        }
    }

    private unsafe struct BareCall
    {
        public WdfRequestCompletionParams Params;
        public WdfRequest Request;
        public void* Outer;
    }
}
