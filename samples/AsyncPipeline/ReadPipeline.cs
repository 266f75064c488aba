namespace AsyncPipeline;

/// <summary>
/// Reads with several requests in flight. Each request is made once; its completion routine takes the data, reuses the request and sends
/// it for the next block. Nobody waits but the caller, for the end.
/// </summary>
public sealed class ReadPipeline
{
    private const int BlockSize = 4 * 1024;

    private readonly WdfDriver _driver;
    private readonly WdfIoTarget _target;
    private readonly KernelSpinLock _lock;
    private readonly KernelEvent _done;

    // Under the lock, as completion routines run at DISPATCH_LEVEL, on any processor.
    private byte[] _data = [];
    private int _next;
    private int _inFlight;
    private int _slotsAtWork;
    private NtStatus _status;

    /// <summary>Makes a pipeline. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="target">What is read from.</param>
    public ReadPipeline(WdfDriver driver, WdfIoTarget target)
    {
        _driver = driver;
        _target = target;
        _lock = new KernelSpinLock(driver.Kernel, "pipeline lock");
        _done = new KernelEvent(driver.Kernel, KernelEventType.Synchronization, name: "pipeline done");
    }

    /// <summary>Reads sent so far.</summary>
    public int Reads { get; private set; }

    /// <summary>How many were in flight at once, at most.</summary>
    public int MostInFlight { get; private set; }

    /// <summary>Fills an array from the start of the target. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="data">The array; its length is a multiple of the block size.</param>
    /// <param name="depth">How many requests to use.</param>
    /// <returns>The first error, or success.</returns>
    public NtStatus Read(byte[] data, int depth)
    {
        _data = data;
        _next = 0;
        _status = NtStatus.Success;
        _slotsAtWork = depth;
        var slots = new List<Slot>();
        for (var i = 0; i < depth; i++)
        {
            slots.Add(new Slot(_driver.CreateRequest(_target), _driver.CreateMemory(BlockSize)));
        }

        slots.ForEach(SendNext);
        _driver.Kernel.Wait(_done, KernelTimeout.Infinite);
        slots.ForEach(static s => s.Delete());
        return _status;
    }

    private void SendNext(Slot slot)
    {
        if (!TakeNext(slot))
        {
            return;
        }

        var status = slot.Request.Reuse();
        if (status.IsSuccess)
        {
            status = _target.FormatRequestForRead(slot.Request, slot.Memory, null, slot.Offset);
        }

        if (status.IsSuccess)
        {
            slot.Request.SetCompletionRoutine(OnRead, slot);
            if (slot.Request.Send(_target))
            {
                // The target owns the request now. It may be back already: nothing of the slot may be touched here.
                return;
            }

            status = slot.Request.Status;
        }

        GiveUp(status);
    }

    private void OnRead(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams completion, object? context)
    {
        var slot = (Slot)context!;
        var status = completion.IoStatus.Status;
        if (!status.IsSuccess)
        {
            GiveUp(status);
            return;
        }

        slot.Memory.Buffer.Span.CopyTo(_data.AsSpan((int)slot.Offset));
        var irql = _lock.Acquire();
        _inFlight--;
        _lock.Release(irql);
        SendNext(slot);
    }

    // Gives the slot its next block. Without one, the slot has done its work, and the last slot ends the whole.
    private bool TakeNext(Slot slot)
    {
        var irql = _lock.Acquire();
        var isWork = _next < _data.Length && _status.IsSuccess;
        var isLast = !isWork && --_slotsAtWork == 0;
        if (isWork)
        {
            slot.Offset = _next;
            _next += BlockSize;
            Reads++;
            MostInFlight = Math.Max(MostInFlight, ++_inFlight);
        }

        _lock.Release(irql);
        if (isLast)
        {
            _done.Set();
        }

        return isWork;
    }

    private void GiveUp(NtStatus status)
    {
        var irql = _lock.Acquire();
        _inFlight--;
        _status = _status.IsSuccess ? status : _status;
        var isLast = --_slotsAtWork == 0;
        _lock.Release(irql);
        if (isLast)
        {
            _done.Set();
        }
    }

    private sealed class Slot(WdfRequest request, WdfMemory memory)
    {
        public WdfRequest Request => request;

        public WdfMemory Memory => memory;

        public long Offset { get; set; }

        public void Delete()
        {
            request.Delete();
            memory.Delete();
        }
    }
}
