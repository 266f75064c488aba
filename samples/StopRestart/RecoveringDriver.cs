namespace StopRestart;

/// <summary>
/// A driver that stops its I/O target when a write fails, resets the device, sends the failed writes again and starts the target.
/// While the target is stopped the framework keeps what is sent to it; nobody above notices.
/// </summary>
public sealed class RecoveringDriver
{
    /// <summary>Resets the device.</summary>
    public const uint IoctlReset = 0x222004;

    private static readonly TimeSpan ResetTimeout = TimeSpan.FromSeconds(5);

    private readonly WdfDriver _driver;
    private readonly WdfIoTarget _target;
    private readonly WdfWorkItem _recovery;
    private readonly KernelSpinLock _lock;
    private readonly KernelEvent _allDone;
    private readonly Action<string> _tell;
    private readonly List<(WdfRequest Request, WdfMemory Memory)> _failed = [];
    private int _outstanding;
    private bool _isRecovering;

    /// <summary>Loads the driver. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="below">The device below.</param>
    /// <param name="tell">Told what happens.</param>
    public RecoveringDriver(SimulatedKernel kernel, DeviceObject below, Action<string> tell)
    {
        _tell = tell;
        _driver = WdfDriver.Create(kernel);
        var device = _driver.CreateDevice(below);
        _target = device.IoTarget!;
        _lock = new KernelSpinLock(kernel, "driver lock");
        _allDone = new KernelEvent(kernel, KernelEventType.Notification, signaled: true, name: "all writes done");

        // Stopping a target waits, and a completion routine may run at DISPATCH_LEVEL: a work item does it.
        WdfWorkItem.Create(new WdfWorkItemConfig(Recover), new WdfObjectAttributes { ParentObject = device }, out var recovery);
        _recovery = recovery!;
    }

    /// <summary>Writes that succeeded.</summary>
    public int Succeeded { get; private set; }

    /// <summary>Writes that failed for good.</summary>
    public int Failed { get; private set; }

    /// <summary>How often the device was reset.</summary>
    public int Resets { get; private set; }

    /// <summary>Sends a write.</summary>
    /// <param name="data">What to write.</param>
    public void Write(ReadOnlySpan<byte> data)
    {
        var request = _driver.CreateRequest(_target);
        var memory = _driver.CreateMemory(data.Length);
        data.CopyTo(memory.Buffer.Span);
        var irql = _lock.Acquire();
        _outstanding++;
        _allDone.Clear();
        _lock.Release(irql);
        Send(request, memory, WdfRequestSendOptionsFlags.None);
    }

    /// <summary>Waits until no write is on its way.</summary>
    public void WaitUntilAllDone()
    {
        _driver.Kernel.Wait(_allDone, KernelTimeout.Infinite);
        _recovery.Flush();
    }

    private void Send(WdfRequest request, WdfMemory memory, WdfRequestSendOptionsFlags flags)
    {
        var status = _target.FormatRequestForWrite(request, memory);
        request.SetCompletionRoutine(OnWritten, memory);
        if (!status.IsSuccess || !request.Send(_target, new WdfRequestSendOptions(flags)))
        {
            End(request, memory, isSuccess: false);
        }
    }

    private void OnWritten(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams completion, object? context)
    {
        if (completion.IoStatus.Status.IsSuccess)
        {
            End(request, (WdfMemory)context!, isSuccess: true);
            return;
        }

        var irql = _lock.Acquire();
        _failed.Add((request, (WdfMemory)context!));
        var isFirst = !_isRecovering;
        _isRecovering = true;
        _lock.Release(irql);
        if (isFirst)
        {
            _recovery.Enqueue();
        }
    }

    private void Recover(WdfWorkItem workItem)
    {
        // No new write reaches the device, and those that it has are back when this returns.
        _target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete);
        _tell("driver: target stopped");

        ulong bytes = 0;
        var options = WdfRequestSendOptions.WithTimeout(ResetTimeout, WdfRequestSendOptionsFlags.IgnoreTargetState);
        var status = _target.SendIoctlSynchronously(null, IoctlReset, null, null, options, ref bytes);
        Resets++;

        var irql = _lock.Acquire();
        var again = _failed.ToArray();
        _failed.Clear();
        _isRecovering = false;
        _lock.Release(irql);
        foreach (var (request, memory) in again)
        {
            if (status.IsSuccess)
            {
                // Past the stopped target: before the writes that it has kept meanwhile.
                request.Reuse();
                Send(request, memory, WdfRequestSendOptionsFlags.IgnoreTargetState);
            }
            else
            {
                End(request, memory, isSuccess: false);
            }
        }

        _target.Start();
        _tell($"driver: target started, {again.Length} write(s) sent again");
    }

    private void End(WdfRequest request, WdfMemory memory, bool isSuccess)
    {
        request.Delete();
        memory.Delete();
        var irql = _lock.Acquire();
        _ = isSuccess ? Succeeded++ : Failed++;
        var isLast = --_outstanding == 0;
        _lock.Release(irql);
        if (isLast)
        {
            _allDone.Set();
        }
    }
}
