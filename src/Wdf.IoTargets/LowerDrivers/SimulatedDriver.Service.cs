using System.Threading.Channels;

namespace Wdf.IoTargets;

/// <content>The queue, and the way of a request from there to its result.</content>
public abstract partial class SimulatedDriver
{
    private readonly Channel<PendingIrp> _queue = Channel.CreateUnbounded<PendingIrp>();
    private readonly UnitContext _context;
    private PendingIrp? _spare;
    private int _loopStarted;

    /// <inheritdoc/>
    protected sealed override NtStatus Dispatch(DeviceObject device, Irp irp)
    {
        if (CompleteInline)
        {
            return ServeInline(irp);
        }

        var pending = Hold(irp);
        if (!pending.IsDecided)
        {
            Enqueue(pending);
        }

        return NtStatus.Pending;
    }

    private void Enqueue(PendingIrp pending)
    {
        _queue.Writer.TryWrite(pending);
        if (ServiceMode == ServiceMode.Parallel)
        {
            Kernel.Post(UnitName, () => _context.Run(static s => ((SimulatedDriver)s!).ServeNext(), this), pending.Subject);
        }
        else if (Interlocked.Exchange(ref _loopStarted, 1) == 0)
        {
            _context.Post(static s => _ = ((SimulatedDriver)s!).ServeInTurnAsync(), this);
        }
    }

    private void ServeNext()
    {
        if (_queue.Reader.TryRead(out var pending))
        {
            _ = ServeAsync(pending);
        }
    }

    private async Task ServeInTurnAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (_queue.Reader.TryRead(out var pending))
            {
                await ServeAsync(pending);
            }
        }
    }

    // Runs in the driver's context, so that what follows an await runs in a unit as well.
    private async Task ServeAsync(PendingIrp pending)
    {
        var token = pending.Token;
        if (!pending.TryBeginService())
        {
            return;
        }

        ValueTask<IoResult> call;
        try
        {
            call = Call(pending.Io, token);
        }
        catch (Exception e) when (pending.IsCancelRequested && e is OperationCanceledException)
        {
            call = new ValueTask<IoResult>(NtStatus.Cancelled);
        }
        catch (Exception e) when (Kernel.KeepCallbackFailure(e, "A request method", Device))
        {
            call = new ValueTask<IoResult>(NtStatus.Unsuccessful);
        }
        finally
        {
            pending.LeaveCode();
        }

        await FinishAsync(pending, call);
    }

    private async Task FinishAsync(PendingIrp pending, ValueTask<IoResult> call)
    {
        IoResult result;
        _context.BeginWait();
        try
        {
            result = await call;
        }
        catch (OperationCanceledException) when (pending.IsCancelRequested || pending.IsDecided)
        {
            result = NtStatus.Cancelled;
        }
        catch (Exception e) when (Kernel.KeepCallbackFailure(e, "A request method", Device))
        {
            result = NtStatus.Unsuccessful;
        }
        finally
        {
            _context.EndWait();
        }

        pending.Decide(result);
    }

    // Nothing is allocated when the method ends without an await: the record and its token then serve again.
    private NtStatus ServeInline(Irp irp)
    {
        var pending = Interlocked.Exchange(ref _spare, null)?.Begin(irp) ?? new PendingIrp(this, irp);
        var token = pending.Token;
        pending.TryBeginService();
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_context);
        IoResult result;
        try
        {
            var call = Call(pending.Io, token);
            if (!call.IsCompletedSuccessfully)
            {
                irp.MarkIrpPending();
                Keep(pending, cancelable: true);
                pending.LeaveCode();
                _ = FinishAsync(pending, call);
                return NtStatus.Pending;
            }

            result = call.Result;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }

        _spare = pending;
        return Complete(irp, result.Status, result.Information);
    }

    private ValueTask<IoResult> Call(SimulatedIo io, CancellationToken token)
    {
        if (!io.IsMapped)
        {
            return new ValueTask<IoResult>(NtStatus.InsufficientResources);
        }

        return io.MajorFunction switch
        {
            MajorFunction.Read => OnReadAsync(io, token),
            MajorFunction.Write => OnWriteAsync(io, token),
            MajorFunction.DeviceControl => OnDeviceControlAsync(io, token),
            MajorFunction.InternalDeviceControl => OnInternalDeviceControlAsync(io, token),
            MajorFunction.FlushBuffers => OnFlushBuffersAsync(io, token),
            _ => new ValueTask<IoResult>(OnOther(io)),
        };
    }
}
