namespace Wdf.IoTargets.Tests.Stress;

/// <summary>A kernel on real threads, without rules, over lower devices that complete everything at once.</summary>
internal sealed class InlineStack : IDisposable
{
    private readonly DriverObject _lower;

    public InlineStack()
    {
        _lower = new DriverObject(Kernel);
        _lower.SetAll(static (_, irp) =>
        {
            IoManager.CompleteRequest(irp);
            return NtStatus.Success;
        });
        Driver = WdfDriver.Create(Kernel);
    }

    public SimulatedKernel Kernel { get; } = new(new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent, Verifier = VerifierOptions.None });

    public WdfDriver Driver { get; }

    public WdfIoTarget NewTarget() => Driver.CreateDevice(new DeviceObject(_lower) { Flags = DeviceFlags.BufferedIo }).IoTarget!;

    public void Dispose() => Kernel.Dispose();
}
