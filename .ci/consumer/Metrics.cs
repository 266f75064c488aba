using System.Diagnostics.Metrics;
using Wdf.IoTargets;

namespace Consumer;

/// <summary>A listener that knows nothing but the documented names hears the meter.</summary>
internal static class Metrics
{
    public static IEnumerable<string> Check()
    {
        long completed = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, l) =>
            {
                if (instrument.Meter.Name == "Wdf.IoTargets" && instrument.Name == "wdf.request.completed")
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => completed += value);
        listener.Start();
        using var meters = new KernelMeters();
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Meters = meters });
        kernel.Run(() =>
        {
            var target = WdfDriver.Create(kernel).CreateDevice(new ScriptedDriver(kernel).Device).IoTarget!;
            ulong bytes = 0;
            target.SendIoctlSynchronously(null, 0x222000, null, null, null, ref bytes);
        });
        if (completed != 1)
        {
            yield return $"One request was completed, and the meter said {completed}.";
        }
    }
}
