using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Support;

/// <summary>A driver with a device whose execution level and synchronization scope a test chooses.</summary>
internal sealed class SupportBed : IDisposable
{
    private readonly Bed _bed;

    public SupportBed(SimulatedKernelOptions? options = null, WdfExecutionLevel level = WdfExecutionLevel.InheritFromParent, WdfSynchronizationScope scope = WdfSynchronizationScope.InheritFromParent)
    {
        _bed = new Bed(options);
        var attributes = new WdfObjectAttributes { ExecutionLevel = level, SynchronizationScope = scope };
        WdfDevice.Create(_bed.Driver.AllocateDeviceInit(_bed.Lower.Device), attributes, out var device).Should().Be(NtStatus.Success);
        Device = device!;
    }

    public static SimulatedKernelOptions Seeded(int seed) => new() { Strategy = new RandomStrategy(seed, ownStacks: true) };

    public SimulatedKernel Kernel => _bed.Kernel;

    public WdfDriver Driver => _bed.Driver;

    public WdfDevice Device { get; }

    public static WdfObjectAttributes Below(WdfObject parent, WdfExecutionLevel level = WdfExecutionLevel.InheritFromParent) =>
        new() { ParentObject = parent, ExecutionLevel = level };

    public void Run(Action body) => Kernel.Run(body);

    public WdfViolation IsFatal(ulong code, Action body) => _bed.IsFatal(code, body);

    public string Deadlocks(Action body)
    {
        var run = () => Kernel.Run(body);
        return run.Should().Throw<KernelDeadlockException>().Which.Message;
    }

    public WdfSpinLock SpinLock() => WdfSpinLock.Create(Driver, null, out var made) == NtStatus.Success ? made! : throw new InvalidOperationException();

    public WdfWaitLock WaitLock() => WdfWaitLock.Create(Driver, null, out var made) == NtStatus.Success ? made! : throw new InvalidOperationException();

    public WdfTimer Timer(EvtWdfTimer evt, int period = 0, WdfExecutionLevel level = WdfExecutionLevel.InheritFromParent, WdfObject? parent = null)
    {
        WdfTimer.Create(new WdfTimerConfig(evt, period), Below(parent ?? Device, level), out var made).Should().Be(NtStatus.Success);
        return made!;
    }

    public WdfDpc Dpc(EvtWdfDpc evt, WdfObject? parent = null)
    {
        WdfDpc.Create(new WdfDpcConfig(evt), Below(parent ?? Device), out var made).Should().Be(NtStatus.Success);
        return made!;
    }

    public WdfWorkItem WorkItem(EvtWdfWorkItem evt, WdfObject? parent = null)
    {
        WdfWorkItem.Create(new WdfWorkItemConfig(evt), Below(parent ?? Device), out var made).Should().Be(NtStatus.Success);
        return made!;
    }

    public void Dispose() => _bed.Dispose();
}
