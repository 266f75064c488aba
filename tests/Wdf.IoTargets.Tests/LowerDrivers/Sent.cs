namespace Wdf.IoTargets.Tests.LowerDrivers;

/// <summary>A request on its way, sent as a thread of the kernel does: the IRP is bound to it and freed by the I/O manager.</summary>
internal sealed class Sent
{
    private readonly IoStatusTarget _block = new();
    private readonly KernelEvent _done;
    private readonly SimulatedKernel _kernel;

    private Sent(DeviceObject device, Func<KernelEvent, IoStatusTarget, Irp?> build)
    {
        _kernel = device.Kernel;
        _done = new KernelEvent(_kernel, KernelEventType.Notification);
        Irp = build(_done, _block)!;
        Returned = IoManager.CallDriver(device, Irp);
    }

    public Irp Irp { get; }

    /// <summary>What IoCallDriver returned.</summary>
    public NtStatus Returned { get; }

    public bool IsDone => Returned != NtStatus.Pending || _done.IsSignaled;

    public static Sent Read(LowerDriver to, Memory<byte> buffer, long offset = 0) => Transfer(MajorFunction.Read, to, buffer, offset);

    public static Sent Write(LowerDriver to, Memory<byte> buffer, long offset = 0) => Transfer(MajorFunction.Write, to, buffer, offset);

    public static Sent Flush(LowerDriver to) => Transfer(MajorFunction.FlushBuffers, to, default, 0);

    public static Sent Control(LowerDriver to, uint code, Memory<byte> input = default, Memory<byte> output = default, bool isInternal = false) =>
        new(to.Device, (done, block) => IoManager.BuildDeviceIoControlRequest(code, to.Device, input, output, isInternal, done, block));

    /// <summary>Waits as far as it is needed, and gives the result. An error that was returned inline never reaches the block.</summary>
    public (NtStatus Status, ulong Information) Result()
    {
        if (Returned == NtStatus.Pending)
        {
            _kernel.Wait(_done, KernelTimeout.Infinite);
        }

        return Returned is NtStatus.Pending or NtStatus.Success ? (_block.Status, _block.Information) : (Returned, 0);
    }

    private static Sent Transfer(MajorFunction major, LowerDriver to, Memory<byte> buffer, long offset) =>
        new(to.Device, (done, block) => IoManager.BuildSynchronousFsdRequest(major, to.Device, buffer, offset, done, block));
}
