namespace Wdf.IoTargets.Tests.LowerDrivers;

/// <summary>A device whose reads take time, or wait for a task.</summary>
internal sealed class SlowDevice(SimulatedKernel kernel, ServiceMode mode = ServiceMode.Parallel) : SimulatedDriver(kernel, null, mode)
{
    public TimeSpan Time { get; init; } = TimeSpan.FromMilliseconds(10);

    public bool IgnoresToken { get; init; }

    public bool Fails { get; init; }

    public Task Awaits { get; init; } = Task.CompletedTask;

    public List<long> Ended { get; } = [];

    public List<Irql> Irqls { get; } = [];

    protected override async ValueTask<IoResult> OnReadAsync(SimulatedIo io, CancellationToken cancellationToken)
    {
        if (Time > TimeSpan.Zero)
        {
            await Kernel.Delay(Time, IgnoresToken ? CancellationToken.None : cancellationToken);
        }

        await Awaits.WaitAsync(cancellationToken);
        if (Fails)
        {
            throw new InvalidDataException("a bug of the device");
        }

        var result = IoResult.Success(io.Length);
        Ended.Add(io.Offset);
        Irqls.Add(Kernel.CurrentIrql);
        return result;
    }
}
