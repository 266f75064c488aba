using System.Diagnostics.Metrics;
using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Kernel;

/// <summary>Meters, kernels and targets side by side; who owns what; what it costs.</summary>
public class MeterSetupTests
{
    private static void SendOne(Bed bed, double milliseconds) => bed.Run(() =>
    {
        bed.Lower.Pends();
        bed.Sent();
        bed.Kernel.RunFor(TimeSpan.FromMilliseconds(milliseconds));
        bed.Lower.Release();
    });

    [Fact]
    public void Two_kernels_with_meters_of_their_own_do_not_mix()
    {
        using var one = new MeteredBed();
        using var two = new MeteredBed();
        SendOne(one.Bed, 10);
        SendOne(two.Bed, 20);
        SendOne(two.Bed, 30);
        one.Read.Durations.Should().Equal(0.01);
        two.Read.Durations.Should().Equal(0.02, 0.03);
        one.Read.Sent.Should().Be(1);
        two.Read.Sent.Should().Be(2);
    }

    [Fact]
    public void Two_kernels_may_share_meters()
    {
        using var meters = new KernelMeters();
        using var read = new MeterReadings(meters);
        var options = new SimulatedKernelOptions { Meters = meters };
        using var one = new Bed(options);
        using var two = new Bed(options);
        two.Target.Name = "disk";
        one.Run(() =>
        {
            one.Lower.Pends();
            one.Sent();
            SendOne(two, 20);
            read.ByTarget(KernelMeters.InFlightName).Should().Equal(new Dictionary<string, long> { [one.Target.Name] = 1, ["disk"] = 0 });
            one.Lower.Release();
        });
        read.Durations.Should().Equal(0.02, 0);
        read.ByTarget(KernelMeters.SentName).Should().Equal(new Dictionary<string, long> { [one.Target.Name] = 1, ["disk"] = 1 });
        read.ShouldBalance();
    }

    [Fact]
    public void A_target_renamed_in_between_keeps_the_series_whole()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Target.Name = "before";
            bed.Lower.Pends();
            bed.Bed.Sent();
            bed.Target.Name = "after";
            bed.Lower.Release();
        });
        bed.Read.ByTarget(KernelMeters.InFlightName).Should().Equal(new Dictionary<string, long> { ["before"] = 0 });
    }

    [Fact]
    public void A_kernel_that_ends_takes_its_requests_out_of_flight()
    {
        using var meters = new KernelMeters();
        using var read = new MeterReadings(meters);
        using (var bed = new Bed(new SimulatedKernelOptions { Meters = meters, CheckLeftOvers = false }))
        {
            bed.Run(() =>
            {
                bed.Lower.Pends();
                bed.Sent();
                bed.Sent();
            });
            read.InFlight.Should().Be(2);
        }

        read.InFlight.Should().Be(0);
        read.Completed.Should().Be(0);
    }

    [Fact]
    public void A_factory_makes_the_meter_and_keeps_it()
    {
        using var factory = new Factory();
        using (var meters = new KernelMeters(factory, [new("test.name", "this one")]))
        {
            meters.Meter.Name.Should().Be("Wdf.IoTargets");
            meters.Meter.Tags.Should().ContainSingle().Which.Should().Be(new KeyValuePair<string, object?>("test.name", "this one"));
            meters.Meter.Should().BeSameAs(factory.Made);
        }

        var isEnded = false;
        using var listener = new MeterListener { MeasurementsCompleted = (_, _) => isEnded = true };
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (ReferenceEquals(instrument.Meter, factory.Made))
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.Start();
        isEnded.Should().BeFalse("the factory owns the meter");
        factory.Dispose();
        isEnded.Should().BeTrue();
    }

    [Fact]
    public void Measuring_a_send_allocates_nothing()
    {
        long measured = 0;
        using var meters = new KernelMeters();
        using var listener = new MeterListener { InstrumentPublished = (i, l) => Enable(i, l, meters) };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => measured += value);
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => measured++);
        listener.Start();
        using var bed = new Bed(new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent, Verifier = VerifierOptions.None, Meters = meters });
        bed.Run(() =>
        {
            bed.Lower.StopsRecording();
            bed.Lower.Answer = static irp => LowerDevice.Complete(irp, NtStatus.Success);
            var request = bed.Driver.CreateRequest(bed.Target);
            AllocatedBy(1000, () =>
            {
                request.Reuse();
                bed.Target.FormatRequestForIoctl(request, Bed.Ioctl, null, null, null, null);
                request.Send(bed.Target);
            }).Should().Be(0);
        });
        measured.Should().BeGreaterThan(3000);
    }

    private static void Enable(Instrument instrument, MeterListener listener, KernelMeters meters)
    {
        if (ReferenceEquals(instrument.Meter, meters.Meter))
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private static long AllocatedBy(int times, Action action)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class Factory : IMeterFactory
    {
        public Meter? Made { get; private set; }

        public Meter Create(MeterOptions options) => Made = new Meter(options);

        public void Dispose() => Made?.Dispose();
    }
}
