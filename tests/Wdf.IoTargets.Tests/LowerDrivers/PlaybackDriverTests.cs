namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class PlaybackDriverTests
{
    private const uint Code = 0x222000;

    [Fact]
    public void A_played_test_sees_what_the_recorded_one_saw()
    {
        List<string> Session(SimulatedKernel kernel, LowerDriver device)
        {
            var log = new List<string>();
            void Note(string what, Sent sent, byte[]? buffer = null) =>
                log.Add($"{what}: returned {sent.Returned}, result {sent.Result()}, data {Convert.ToHexString(buffer ?? [])}, at {kernel.Elapsed}");

            var first = new byte[4];
            var second = new byte[4];
            var slow = Sent.Read(device, first);
            var quick = Sent.Read(device, second, offset: 4);
            Note("quick", quick, second);
            Note("slow", slow, first);
            Note("write", Sent.Write(device, new byte[] { 1, 2 }, offset: 8));
            var output = new byte[8];
            Note("control", Sent.Control(device, Code, new byte[] { 5 }, output), output);
            var cancelled = Sent.Read(device, new byte[4], offset: 100);
            kernel.RunFor(TimeSpan.FromMilliseconds(3));
            log.Add($"cancel: {IoManager.CancelIrp(cancelled.Irp)}");
            Note("cancelled", cancelled);
            Note("flush", Sent.Flush(device));
            return log;
        }

        var (recording, recorded) = Record(
            device =>
            {
                device.On(MajorFunction.Read).AtOffset(0).After(TimeSpan.FromMilliseconds(7)).CompleteWith([1, 2, 3, 4]);
                device.On(MajorFunction.Read).AtOffset(4).After(TimeSpan.FromMilliseconds(2)).CompleteWith([5, 6]);
                device.On(MajorFunction.Read).Pend();
                device.On(MajorFunction.Write).Complete(NtStatus.DiskFull, 1);
                device.OnControl(Code).CompleteWith([9, 8, 7], NtStatus.BufferOverflow);
            },
            Session);

        Play(recording, null, Session).Should().Equal(recorded);
        Play(recording, new PlaybackOptions { Mode = PlaybackMode.Matching }, Session).Should().Equal(recorded);
        Play(recording, new PlaybackOptions { KeepTimes = false }, (kernel, device) =>
        {
            Session(kernel, device);
            kernel.Elapsed.Should().Be(TimeSpan.FromMilliseconds(3), "only the test itself lets time pass");
            return [];
        });
    }

    [Fact]
    public void A_strict_playback_reports_the_first_difference_and_what_never_came()
    {
        var recording = RecordThreeReads();
        Play(recording, new PlaybackOptions { UnknownStatus = NtStatus.NotSupported }, (_, device) =>
        {
            Sent.Read(device, new byte[4]).Result().Status.Should().Be(NtStatus.Success);
            Sent.Read(device, new byte[4], offset: 8).Result().Status.Should().Be(NtStatus.NotSupported);

            device.Invoking(d => d.Verify()).Should().Throw<ScriptNotMetException>().WithMessage("""
                The recording recording was not met:
                  Read at 8, 4 bytes came, but line 4 has Read at 4, 4 bytes.
                  2 recorded requests never came; the first is Read at 4, 4 bytes in line 4.
                """.ReplaceLineEndings("\n"));
            return [];
        }, isMet: false);
    }

    [Fact]
    public void A_strict_playback_names_the_byte_that_differs()
    {
        var (recording, _) = Record(_ => { }, (_, device) =>
        {
            Sent.Write(device, new byte[] { 1, 2, 3 }).Result();
            return [];
        });
        Play(recording, null, (_, device) =>
        {
            Sent.Write(device, new byte[] { 1, 9, 3 }).Result().Status.Should().Be(NtStatus.InvalidDeviceRequest);
            device.Invoking(d => d.Verify()).Should().Throw<ScriptNotMetException>()
                .WithMessage("*Write at 0, 3 bytes came, but line 2 has Write at 0, 3 bytes, whose input differs at byte 1: recorded 0x02, came 0x09.*");
            return [];
        }, isMet: false);
        Play(recording, new PlaybackOptions { IgnoreInput = true }, (_, device) =>
        {
            Sent.Write(device, new byte[] { 1, 9, 3 }).Result().Should().Be((NtStatus.Success, 3));
            return [];
        });
    }

    [Fact]
    public void Requests_after_the_end_of_a_strict_recording_are_reported()
    {
        Play(RecordThreeReads(), null, (_, device) =>
        {
            for (var i = 0; i < 4; i++)
            {
                Sent.Read(device, new byte[4], offset: 4 * i).Result();
            }

            device.Invoking(d => d.Verify()).Should().Throw<ScriptNotMetException>()
                .WithMessage("*Read at 12, 4 bytes came when the recording was over.");
            return [];
        }, isMet: false);
    }

    [Fact]
    public void Matching_takes_any_order_and_need_not_use_all()
    {
        Play(RecordThreeReads(), new PlaybackOptions { Mode = PlaybackMode.Matching }, (_, device) =>
        {
            var buffer = new byte[4];
            Sent.Read(device, buffer, offset: 8).Result().Should().Be((NtStatus.Success, 4));
            buffer.Should().Equal(8, 9, 10, 11);
            Sent.Read(device, buffer, offset: 0).Result().Should().Be((NtStatus.Success, 4));
            buffer.Should().Equal(0, 1, 2, 3);
            device.Verify();
            return [];
        });
    }

    [Fact]
    public void Alike_requests_are_matched_one_after_the_other_and_then_repeated_if_told()
    {
        var (recording, _) = Record(
            device =>
            {
                device.On(MajorFunction.Read).Once().CompleteWith([1]);
                device.On(MajorFunction.Read).CompleteWith([2]);
            },
            (_, device) =>
            {
                Sent.Read(device, new byte[1]).Result();
                Sent.Read(device, new byte[1]).Result();
                return [];
            });
        byte[] ThreeReads(PlaybackDriver device) => [.. Enumerable.Range(0, 3).Select(_ =>
        {
            var buffer = new byte[1];
            Sent.Read(device, buffer).Result();
            return buffer[0];
        })];

        Play(recording, new PlaybackOptions { Mode = PlaybackMode.Matching, Repeat = true }, (_, device) =>
        {
            ThreeReads(device).Should().Equal(1, 2, 2);
            device.Verify();
            return [];
        });
        Play(recording, new PlaybackOptions { Mode = PlaybackMode.Matching }, (_, device) =>
        {
            ThreeReads(device).Should().Equal(1, 2, 0);
            Sent.Write(device, new byte[1]).Result();
            device.Invoking(d => d.Verify()).Should().Throw<ScriptNotMetException>().WithMessage("""
                *
                  Read at 0, 1 bytes came more often than it was recorded; the last time was in line 4.
                  Write at 0, 1 bytes came, but the recording does not have it.
                """.ReplaceLineEndings("\n"));
            return [];
        }, isMet: false);
    }

    [Fact]
    public void The_end_of_a_run_reports_a_recording_that_was_not_met()
    {
        var recording = RecordThreeReads();
        var run = () => Play(recording, null, (_, _) => []);

        run.Should().Throw<KernelRunException>()
            .WithMessage("Left over: recording recording: was not met:*3 recorded requests never came; the first is Read at 0, 4 bytes in line 2.");
    }

    [Fact]
    public void A_request_whose_end_was_not_recorded_waits_for_its_cancellation()
    {
        var stream = new MemoryStream();
        using (var kernel = new SimulatedKernel(new SimulatedKernelOptions { CheckLeftOvers = false }))
        {
            kernel.Run(() =>
            {
                var device = new ScriptedDriver(kernel);
                device.On(MajorFunction.Read).Never();
                Sent.Read(new RecordingFilter(device.Device, stream), new byte[4]);
            });
        }

        Play(Recording.Load(new MemoryStream(stream.ToArray())), null, (kernel, device) =>
        {
            var sent = Sent.Read(device, new byte[4]);
            kernel.RunFor(TimeSpan.FromDays(1));
            sent.IsDone.Should().BeFalse();
            IoManager.CancelIrp(sent.Irp).Should().BeTrue();
            sent.Result().Status.Should().Be(NtStatus.Cancelled);
            return [];
        });
    }

    [Fact]
    public void A_device_that_ignored_a_cancellation_does_so_again()
    {
        List<string> Session(SimulatedKernel kernel, LowerDriver device)
        {
            var sent = Sent.Read(device, new byte[4]);
            var cancelled = IoManager.CancelIrp(sent.Irp);
            return [$"{cancelled} {sent.Result()} {kernel.Elapsed}"];
        }

        var (recording, recorded) = Record(
            device => device.On(MajorFunction.Read).After(TimeSpan.FromSeconds(1)).IgnoreCancellation(), Session);

        Play(recording, null, Session).Should().Equal(recorded);
    }

    [Fact]
    public void Opens_get_their_recorded_status_and_the_device_is_of_the_recorded_kind()
    {
        var stream = new MemoryStream();
        using (var kernel = new SimulatedKernel())
        {
            kernel.Run(() =>
            {
                var disk = new RamDisk(kernel, 4096, new DiskOptions { ObjectName = @"\Device\Ram" });
                using var filter = new RecordingFilter(disk.Device, stream);
                IoManager.CreateFile(kernel, @"\Device\Ram", 0, 0, 0, 1, 0, out var handle, out _).Should().Be(NtStatus.Success);
                Sent.Read(filter, new byte[512]).Result().Status.Should().Be(NtStatus.Success);
                IoManager.CloseFile(handle!);
            });
        }

        Play(Recording.Load(new MemoryStream(stream.ToArray())), new PlaybackOptions { ObjectName = @"\Device\Played" }, (kernel, device) =>
        {
            device.Device.DeviceType.Should().Be(DeviceType.Disk);
            device.Device.Flags.Should().HaveFlag(DeviceFlags.DirectIo);
            for (var i = 0; i < 2; i++)
            {
                IoManager.CreateFile(kernel, @"\Device\Played", 0, 0, 0, 1, 0, out var handle, out _).Should().Be(NtStatus.Success, "a second open has the default answer");
                IoManager.CloseFile(handle!);
            }

            Sent.Read(device, new byte[512]).Result().Should().Be((NtStatus.Success, 512));
            return [];
        });
    }

    private static Recording RecordThreeReads() => Record(
        device => device.On(MajorFunction.Read).Answer(io =>
        {
            for (var i = 0; i < io.Length; i++)
            {
                io.Output[i] = (byte)(io.Offset + i);
            }

            return IoResult.Success(io.Length);
        }),
        (_, device) =>
        {
            for (var i = 0; i < 3; i++)
            {
                Sent.Read(device, new byte[4], offset: 4 * i).Result();
            }

            return [];
        }).Recording;

    private static (Recording Recording, List<string> Log) Record(Action<ScriptedDriver> script, Func<SimulatedKernel, LowerDriver, List<string>> session)
    {
        var stream = new MemoryStream();
        List<string> log = [];
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            script(device);
            using var filter = new RecordingFilter(device.Device, stream);
            log = session(kernel, filter);
        });
        return (Recording.Load(new MemoryStream(stream.ToArray())), log);
    }

    private static List<string> Play(Recording recording, PlaybackOptions? options, Func<SimulatedKernel, PlaybackDriver, List<string>> session, bool isMet = true)
    {
        List<string> log = [];
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { CheckLeftOvers = isMet });
        kernel.Run(() => log = session(kernel, new PlaybackDriver(kernel, recording, options)));
        return log;
    }
}
