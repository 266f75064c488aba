using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>An operation that an application has begun (OVERLAPPED).</summary>
public sealed class IoOperation : KernelObject, ICompletionSink
{
    private readonly TaskCompletionSource<IoStatusBlock> _task;
    private readonly KernelEvent _done;
    private readonly Irp _irp;

    internal IoOperation(Application application, Irp irp)
        : base(application.Kernel, KernelObjectKind.Application, $"I/O of {application.Name}")
    {
        _irp = irp;
        _task = Kernel.NewCompletion<IoStatusBlock>();
        _done = new KernelEvent(Kernel, KernelEventType.Notification, name: $"completion of {irp.Name}");
        irp.OriginatorData = this;
        if (Kernel.Signals is not null)
        {
            _done.Purpose = this;
        }
    }

    /// <summary>The IRP of the operation.</summary>
    internal Irp Irp => _irp;

    /// <summary>What the driver's dispatch routine returned: <see cref="NtStatus.Pending"/>, or the final status.</summary>
    public NtStatus Returned { get; internal set; }

    /// <summary>Whether the operation is finished.</summary>
    public bool IsCompleted { get; private set; }

    /// <summary>How often the completion reached the application; 1 at the end.</summary>
    public int CompletionCount { get; private set; }

    /// <summary>Status and byte count, once it is finished.</summary>
    public IoStatusBlock Result { get; private set; }

    /// <summary>Whether the IRP came back marked pending.</summary>
    public bool PendingReturned { get; private set; }

    /// <summary>Waits until the operation is finished.</summary>
    /// <returns>Status and byte count.</returns>
    public IoStatusBlock Wait()
    {
        if (!IsCompleted)
        {
            Kernel.Wait(_done, KernelTimeout.Infinite);
        }

        return Result;
    }

    /// <summary>Asks for cancellation (CancelIoEx).</summary>
    /// <returns>True when a cancel routine was called; false when nobody has made it cancelable, or it is finished.</returns>
    public bool Cancel() => !IsCompleted && IoManager.CancelIrp(_irp);

    /// <summary>Awaits the operation.</summary>
    /// <returns>An awaiter of status and byte count.</returns>
    public TaskAwaiter<IoStatusBlock> GetAwaiter() => _task.Task.GetAwaiter();

    void ICompletionSink.OnCompleted(Irp irp)
    {
        CompletionCount++;
        PendingReturned = irp.PendingReturned;
        Finish(irp.StatusBlock);
    }

    internal void Fail(NtStatus status)
    {
        Returned = status;
        Finish(new IoStatusBlock { Status = status });
    }

    private void Finish(IoStatusBlock result)
    {
        Result = result;
        IsCompleted = true;
        _done.Set();
        _task.TrySetResult(result);
    }
}
