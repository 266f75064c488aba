using System.Text;
using System.Text.Json;

namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class RecordingFilterTests : IDisposable
{
    private const uint Code = 0x222000;
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Each_request_is_two_lines_with_buffers_status_and_times()
    {
        var stream = new MemoryStream();
        OnDevice(stream, (kernel, device, filter) =>
        {
            device.On(MajorFunction.Read).CompleteWith([1, 2, 3, 4]).After(TimeSpan.FromMilliseconds(2.5));
            device.OnControl(Code).CompleteWith([8, 9]);
            device.On(MajorFunction.Write).Complete(NtStatus.MediaWriteProtected);

            Sent.Read(filter, new byte[4], offset: 512).Result();
            Sent.Control(filter, Code, new byte[] { 9 }, new byte[3]).Result();
            Sent.Write(filter, new byte[] { 5 }, offset: -1).Result();
            Sent.Flush(filter).Result();
        });

        Text(stream).Should().Be("""
            {"recording":1,"device":"\\Device\\Recorded","deviceType":34,"deviceFlags":4,"started":"2026-01-01T00:00:00+00:00"}
            {"request":1,"time":0,"major":"Read","offset":512,"outputLength":4}
            {"completion":1,"time":25000,"status":"0x00000000","name":"STATUS_SUCCESS","information":4,"pending":true,"output":"AQIDBA=="}
            {"request":2,"time":25000,"major":"DeviceControl","code":"0x00222000","inputLength":1,"input":"CQ==","outputLength":3}
            {"completion":2,"time":25000,"status":"0x00000000","name":"STATUS_SUCCESS","information":2,"pending":false,"output":"CAk="}
            {"request":3,"time":25000,"major":"Write","offset":-1,"inputLength":1,"input":"BQ=="}
            {"completion":3,"time":25000,"status":"0xC00000A2","name":"STATUS_MEDIA_WRITE_PROTECTED","information":0,"pending":false}
            {"request":4,"time":25000,"major":"FlushBuffers"}
            {"completion":4,"time":25000,"status":"0x00000000","name":"STATUS_SUCCESS","information":0,"pending":false}

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_filter_is_transparent()
    {
        OnDevice(new MemoryStream(), (_, device, filter) =>
        {
            device.On(MajorFunction.Read).Complete(NtStatus.DeviceBusy);
            Sent.Read(filter, new byte[4]).Returned.Should().Be(NtStatus.DeviceBusy);
            device.CompleteInline = false;
            var sent = Sent.Read(filter, new byte[4]);
            sent.Returned.Should().Be(NtStatus.Pending);
            sent.Result().Should().Be((NtStatus.DeviceBusy, 0));
        });
    }

    [Theory]
    [InlineData(IoMethod.OutDirect)]
    [InlineData(IoMethod.InDirect)]
    [InlineData(IoMethod.Neither)]
    public void Buffers_are_found_however_they_are_passed(IoMethod method)
    {
        var stream = new MemoryStream();
        OnDevice(stream, (_, device, filter) =>
        {
            if (method != IoMethod.InDirect)
            {
                device.OnAny().CompleteWith([7, 7]);
            }

            Sent.Control(filter, Code | (uint)method, new byte[] { 1, 2 }, new byte[] { 3, 4, 5 }).Result().Status.Should().Be(NtStatus.Success);
        });

        var request = Recording.Load(new MemoryStream(stream.ToArray())).Requests.Single();
        request.Input.ToArray().Should().Equal(1, 2);
        request.DirectInput.ToArray().Should().Equal(method == IoMethod.InDirect ? [3, 4, 5] : []);
        request.Completion!.Output.ToArray().Should().Equal(method == IoMethod.InDirect ? [] : [7, 7]);
    }

    [Fact]
    public void Opens_closes_and_cancellations_are_recorded()
    {
        var stream = new MemoryStream();
        OnDevice(stream, (kernel, device, filter) =>
        {
            IoManager.CreateFile(kernel, @"\Device\Recorded", 0, 0, 0, 1, 0, out var handle, out _).Should().Be(NtStatus.Success);
            device.On(MajorFunction.Read).Pend();
            var sent = Sent.Read(filter, new byte[4]);
            IoManager.CancelIrp(sent.Irp);
            sent.Result().Status.Should().Be(NtStatus.Cancelled);
            IoManager.CloseFile(handle!);
        });

        var requests = Recording.Load(new MemoryStream(stream.ToArray())).Requests;
        requests.Select(r => r.MajorFunction).Where(m => m != MajorFunction.Pnp).Should()
            .Equal(MajorFunction.Create, MajorFunction.Read, MajorFunction.Cleanup, MajorFunction.Close);
        requests.Single(r => r.MajorFunction == MajorFunction.Read).Completion.Should()
            .Match<RecordedCompletion>(c => c.Status == NtStatus.Cancelled && c.WasCancelRequested && c.WasPending);
    }

    [Fact]
    public void The_file_has_each_line_while_the_test_runs()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.On(MajorFunction.Read).Pend();
            using var filter = new RecordingFilter(device.Device, _path);
            var sent = Sent.Read(filter, new byte[4]);

            // As after a crash: nothing was closed.
            var recording = Recording.Load(_path);
            recording.IsTorn.Should().BeFalse();
            recording.Requests.Should().ContainSingle().Which.Completion.Should().BeNull();

            device.CompleteNext(NtStatus.Success, 4);
            sent.Result();
            Recording.Load(_path).Requests.Single().Completion!.Information.Should().Be(4);
        });
    }

    [Fact]
    public void A_file_that_was_cut_anywhere_is_good_to_its_last_whole_line()
    {
        var stream = new MemoryStream();
        OnDevice(stream, (_, device, filter) =>
        {
            device.On(MajorFunction.Read).CompleteWith([1, 2, 3, 4]);
            Sent.Read(filter, new byte[4]).Result();
            Sent.Read(filter, new byte[4]).Result();
        });
        var bytes = stream.ToArray();
        var header = Array.IndexOf(bytes, (byte)'\n') + 1;

        for (var length = header; length <= bytes.Length; length++)
        {
            var recording = Recording.Load(new MemoryStream(bytes, 0, length));
            var lines = bytes.AsSpan(header, length - header).Count((byte)'\n');
            var isWholeWithoutEnd = bytes[length - 1] == '}';
            var isWhole = bytes[length - 1] == '\n' || isWholeWithoutEnd;

            recording.IsTorn.Should().Be(!isWhole);
            var events = recording.Requests.Count + recording.Requests.Count(r => r.Completion is not null);
            events.Should().Be(lines + (isWholeWithoutEnd ? 1 : 0));
        }
    }

    [Fact]
    public void What_is_recorded_can_be_narrowed()
    {
        var stream = new MemoryStream();
        OnDevice(stream, (_, _, filter) =>
        {
            filter.Major = MajorFunction.Write;
            Sent.Read(filter, new byte[4]).Result();
            Sent.Write(filter, new byte[4]).Result();
        });

        Recording.Load(new MemoryStream(stream.ToArray())).Requests.Should().ContainSingle().Which.MajorFunction.Should().Be(MajorFunction.Write);
    }

    [Fact]
    public void Requests_pass_unrecorded_when_the_filter_is_closed()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.On(MajorFunction.Read).Pend();
            var filter = new RecordingFilter(device.Device, _path);
            var open = Sent.Read(filter, new byte[4]);
            filter.Dispose();
            filter.Dispose();
            device.CompleteNext(NtStatus.Success, 4);
            open.Result().Status.Should().Be(NtStatus.Success);
            Sent.Write(filter, new byte[4]).Result().Status.Should().Be(NtStatus.Success);
        });

        Recording.Load(_path).Requests.Should().ContainSingle();
    }

    [Fact]
    public void A_line_that_cannot_be_written_is_reported_and_the_requests_go_on()
    {
        var stream = new FullStream { Room = 200 };
        var results = new List<NtStatus>();
        var run = () => OnDevice(stream, (_, _, filter) =>
        {
            for (var i = 0; i < 5; i++)
            {
                results.Add(Sent.Read(filter, new byte[4]).Result().Status);
            }
        });

        run.Should().Throw<KernelRunException>().WithMessage("The recording of * threw IOException: the disk is full");
        results.Should().HaveCount(5).And.OnlyContain(s => s == NtStatus.Success);
        Recording.Load(new MemoryStream(stream.ToArray())).Requests.Should().ContainSingle();
    }

    [Fact]
    public void The_same_test_writes_the_same_file()
    {
        static byte[] Record()
        {
            var stream = new MemoryStream();
            OnDevice(stream, (kernel, device, filter) =>
            {
                device.On(MajorFunction.Read).After(TimeSpan.FromMilliseconds(1)).Corrupt(2).CompleteWith(new byte[8]);
                Enumerable.Range(0, 5).Select(i => Sent.Read(filter, new byte[8], i)).ToList().ForEach(s => s.Result());
            });
            return stream.ToArray();
        }

        Record().Should().Equal(Record());
    }

    [Fact]
    public void Each_line_is_a_json_object()
    {
        var stream = new MemoryStream();
        OnDevice(stream, (_, _, filter) => Sent.Write(filter, new byte[100_000]).Result());

        foreach (var line in Text(stream).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            JsonDocument.Parse(line).RootElement.ValueKind.Should().Be(JsonValueKind.Object);
        }
    }

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());

    private static void OnDevice(Stream stream, Action<SimulatedKernel, ScriptedDriver, RecordingFilter> body)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Recorded" });
            using var filter = new RecordingFilter(device.Device, stream);
            body(kernel, device, filter);
        });
    }

    private sealed class FullStream : MemoryStream
    {
        public int Room { get; init; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var fits = Math.Min(buffer.Length, Room - (int)Length);
            base.Write(buffer[..fits]);
            if (fits < buffer.Length)
            {
                throw new IOException("the disk is full");
            }
        }
    }
}
