using System.Collections.Concurrent;

namespace Wdf.IoTargets.Tests.LowerDrivers;

/// <summary>The devices and filters once on real threads: every request ends, once, with a result that makes sense.</summary>
public sealed class RealThreadsTests
{
    private const int Threads = 4;
    private const int Requests = 100;

    [Fact]
    public void A_stack_of_filters_completes_everything_and_records_it()
    {
        var stream = new MemoryStream();
        var results = new ConcurrentBag<(NtStatus, ulong)>();
        OnThreads(kernel =>
        {
            var disk = new RamDisk(kernel, 64 * 1024);
            var script = new ScriptedDriver(kernel, new LowerDriverOptions { AttachTo = disk.Device });
            script.On(MajorFunction.Read).EveryNth(7).PassDown().Corrupt(2);
            var line = new BandwidthFilter(script.Device, 1_000_000_000);
            var mixed = new ReorderFilter(line.Device, 3) { Patience = TimeSpan.FromMilliseconds(1) };
            var slow = new LatencyFilter(mixed.Device, Latency.Exponential(TimeSpan.FromMicroseconds(100)));
            var faulty = new FaultFilter(slow.Device) { Probability = 0.1 };
            return new RecordingFilter(faulty.Device, stream);
        }, (device, i) => results.Add(Sent.Read(device, new byte[512], offset: 512 * (i % 128)).Result()));

        results.Should().HaveCount(Threads * Requests);
        results.Distinct().Should().BeSubsetOf([(NtStatus.Success, 512), (NtStatus.IoDeviceError, 0)]);
        var recording = Recording.Load(new MemoryStream(stream.ToArray()));
        recording.Requests.Should().HaveCount(Threads * Requests).And.OnlyContain(r => r.Completion != null);
    }

    [Fact]
    public void A_serial_port_loses_nothing()
    {
        var received = 0L;
        OnThreads(kernel => new SerialLoopback(kernel, new SerialLoopbackOptions { BaudRate = uint.MaxValue, ReceiveBufferSize = int.MaxValue }), (device, i) =>
        {
            var write = Sent.Write(device, new byte[3]);
            var read = Sent.Read(device, new byte[3]);
            write.Result().Should().Be((NtStatus.Success, 3));
            Interlocked.Add(ref received, (long)read.Result().Information);
        }, requests: 5);

        received.Should().Be(Threads * 5 * 3);
    }

    [Fact]
    public void A_stream_counts_every_byte()
    {
        var delivered = 0L;
        var counters = default(StreamCounters);
        StreamDevice? stream = null;
        OnThreads(kernel =>
        {
            stream = new StreamDevice(kernel, new StreamDeviceOptions { PacketSize = 100, Period = TimeSpan.FromMicroseconds(100), BufferSize = 1000 });
            stream.Start();
            return stream;
        }, (device, i) => Interlocked.Add(ref delivered, (long)Sent.Read(device, new byte[50]).Result().Information), () =>
        {
            stream!.Stop();
            counters = stream.Counters;
        });

        delivered.Should().Be(Threads * Requests * 50);
        counters.BytesDelivered.Should().Be(delivered);
        (counters.BytesProduced - counters.BytesDropped - counters.BytesDelivered).Should().BeInRange(0, 1000 + (Threads * 50));
        counters.BytesDropped.Should().Be(counters.Overruns * 100);
    }

    private static void OnThreads(Func<SimulatedKernel, LowerDriver> make, Action<LowerDriver, int> send, Action? end = null, int requests = Requests)
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent });
        kernel.Run(() =>
        {
            var device = make(kernel);
            var threads = Enumerable.Range(0, Threads).Select(t => kernel.Spawn($"sender {t}", () =>
            {
                for (var i = 0; i < requests; i++)
                {
                    send(device, i);
                }
            })).ToList();
            threads.ForEach(t => t.Join());
            end?.Invoke();
            device.HeldIrps.Should().BeEmpty();
        });
    }
}
