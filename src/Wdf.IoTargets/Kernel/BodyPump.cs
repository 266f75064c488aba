using System.Collections.Concurrent;

namespace Wdf.IoTargets;

/// <summary>
/// Runs an asynchronous body on its actor: continuations of what it awaits are queued here and run on the body's own
/// thread. When nothing can run and nothing was queued, the body awaits something that is not simulated.
/// </summary>
internal sealed class BodyPump : SynchronizationContext
{
    private readonly SimulatedKernel _kernel;
    private readonly KernelEvent _posted;
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _queue = new();

    private BodyPump(SimulatedKernel kernel)
    {
        _kernel = kernel;
        _posted = new KernelEvent(kernel, KernelEventType.Synchronization, name: "what it awaits");
    }

    public static void Run(SimulatedKernel kernel, Func<Task> start)
    {
        var outer = Current;
        var pump = new BodyPump(kernel);
        SetSynchronizationContext(pump);
        try
        {
            var task = start();
            pump.DrainUntil(task);
            task.GetAwaiter().GetResult();
            pump.DrainRest();
        }
        finally
        {
            kernel.DeadlockHint = null;
            SetSynchronizationContext(outer);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        // What real time completes is refused rather than raced against: the body then fails the same way on every run.
        if (ReferenceEquals(KernelActor.Current?.Kernel, _kernel))
        {
            _queue.Enqueue((d, state));
            _posted.SetQuietly();
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    private void DrainUntil(Task task)
    {
        while (!task.IsCompleted)
        {
            if (_queue.TryDequeue(out var work))
            {
                work.Callback(work.State);
                continue;
            }

            _kernel.DeadlockHint =
                "The body awaits something that is not simulated, or that never comes. Await only what the kernel completes "
                + "(request.SendAsync, kernel.Delay, the application's calls); Task.Delay, Task.Run, sockets and files belong to real time.";
            _kernel.Wait(_posted, KernelTimeout.Infinite);
            _kernel.DeadlockHint = null;
        }
    }

    // Work that the body started and did not await still belongs to the run.
    private void DrainRest()
    {
        do
        {
            while (_queue.TryDequeue(out var work))
            {
                work.Callback(work.State);
            }

            _kernel.RunUntilIdle();
        }
        while (!_queue.IsEmpty);
    }
}
