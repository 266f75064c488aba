namespace Wdf.IoTargets.Tests.TestBed;

/// <summary>A bed whose kernel is measured, with a listener.</summary>
internal sealed class MeteredBed : IDisposable
{
    public MeteredBed(SimulatedKernelOptions? options = null)
    {
        Read = new MeterReadings(Meters);
        Bed = new Bed((options ?? new SimulatedKernelOptions()) with { Meters = Meters });
    }

    public KernelMeters Meters { get; } = new();

    public MeterReadings Read { get; }

    public Bed Bed { get; }

    public SimulatedKernel Kernel => Bed.Kernel;

    public WdfIoTarget Target => Bed.Target;

    public LowerDevice Lower => Bed.Lower;

    public void Run(Action body)
    {
        Bed.Run(body);
        Read.ShouldBalance();
    }

    public void RunFor(double milliseconds) => Kernel.RunFor(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Sends the request again, as a driver does.</summary>
    public bool Resend(WdfRequest request, WdfRequestSendOptions? options = null)
    {
        request.Reuse();
        Bed.Format(request);
        return request.Send(Target, options);
    }

    public void Dispose()
    {
        Bed.Dispose();
        Read.Dispose();
        Meters.Dispose();
    }
}
