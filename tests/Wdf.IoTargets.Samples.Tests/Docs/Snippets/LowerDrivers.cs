namespace Wdf.IoTargets.Samples.Tests.Docs.Snippets;

/// <summary>The code of docs/lower-drivers.md.</summary>
public sealed class LowerDrivers : IDisposable
{
    private const uint IoctlAsk = 0x222000;
    private const uint IoctlWait = 0x222004;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_script()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.OnControl(IoctlAsk).Once().Complete(NtStatus.DeviceBusy);                // the first time
            device.OnControl(IoctlAsk).CompleteWith([1, 2, 3, 4]);                          // later
            device.On(MajorFunction.Read).TransferAtMost(100).After(TimeSpan.FromMilliseconds(5));
            device.On(MajorFunction.Write).Pend();                                          // until the test completes it
            device.OnAny().Complete(NtStatus.InvalidDeviceRequest);

            var driver = WdfDriver.Create(kernel);
            var target = driver.CreateDevice(device.Device).IoTarget!;
            var request = driver.CreateRequest(target);
            target.FormatRequestForWrite(request, driver.CreateMemory(16));
            request.SetCompletionRoutine((_, _, in _, _) => { });
            request.Send(target);

            Assert.Single(device.Pending);
            device.CompleteNext(NtStatus.Success, information: 16);
            Assert.Equal(16u, request.GetCompletionParams().IoStatus.Information);
            request.Delete();
        });
    }

    [Fact]
    public void A_simulated_driver()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var target = WdfDriver.Create(kernel).CreateDevice(new Thermometer(kernel).Device).IoTarget!;
            var answer = new byte[4];
            ulong bytes = 0;

            Assert.Equal(NtStatus.Success, target.SendIoctlSynchronously(null, IoctlAsk, null, answer, WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(1)), ref bytes));
            Assert.Equal(215, BitConverter.ToInt32(answer));
            Assert.Equal(NtStatus.IoTimeout, target.SendIoctlSynchronously(null, IoctlWait, null, null, WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(1)), ref bytes));
        });
    }

    [Fact]
    public void A_raw_driver()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var lower = new DispatchDriver(kernel, static (driver, irp) =>
            {
                if (irp.GetCurrentIrpStackLocation().MajorFunction == MajorFunction.DeviceControl)
                {
                    var held = driver.HoldIrp(irp);                                 // marks it pending, with a cancel routine
                    driver.Kernel.Post("interrupt", () => held.Complete(NtStatus.Success));
                    return NtStatus.Pending;
                }

                return DispatchDriver.CompleteIrp(irp, NtStatus.Success);
            });

            var target = WdfDriver.Create(kernel).CreateDevice(lower.Device).IoTarget!;
            ulong bytes = 0;
            Assert.Equal(NtStatus.Success, target.SendIoctlSynchronously(null, IoctlAsk, null, null, WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(1)), ref bytes));
        });
    }

    [Fact]
    public void Filters()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var disk = new RamDisk(kernel, 1024 * 1024);
            var slow = new LatencyFilter(disk.Device, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(4));
            var faulty = new FaultFilter(slow.Device) { Major = MajorFunction.Read, EveryNth = 16, Status = NtStatus.CrcError };
            var target = WdfDriver.Create(kernel).CreateDevice(faulty.Device).IoTarget!;

            ulong bytes = 0;
            Assert.Equal(NtStatus.Success, target.SendReadSynchronously(null, new byte[512], 0, WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(1)), ref bytes));
        });
    }

    [Fact]
    public void Record_and_replay()
    {
        var path = _path;
        using (var kernel = new SimulatedKernel())
        {
            kernel.Run(() =>
            {
                var disk = new RamDisk(kernel, [.. Enumerable.Repeat((byte)7, 4096)]);
                using var recorder = new RecordingFilter(disk.Device, path);
                Read(WdfDriver.Create(kernel).CreateDevice(recorder.Device).IoTarget!);
            });
        }

        using var another = new SimulatedKernel();
        another.Run(() =>
        {
            var player = new PlaybackDriver(another, Recording.Load(path));
            Read(WdfDriver.Create(another).CreateDevice(player.Device).IoTarget!);          // the same bytes, after the same times
        });

        static void Read(WdfIoTarget target)
        {
            var data = new byte[512];
            ulong bytes = 0;
            target.SendReadSynchronously(null, data, 0, WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(1)), ref bytes);
            Assert.Equal(7, data[511]);
        }
    }

    private sealed class Thermometer(SimulatedKernel kernel) : SimulatedDriver(kernel)
    {
        protected override async ValueTask<IoResult> OnDeviceControlAsync(SimulatedIo io, CancellationToken cancellationToken)
        {
            switch (io.ControlCode)
            {
                case IoctlAsk:
                    await Kernel.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);   // it takes time to measure
                    BitConverter.TryWriteBytes(io.Output, 215);
                    return IoResult.Success(4);

                case IoctlWait:
                    await Kernel.Delay(TimeSpan.FromHours(1), cancellationToken);           // cancelled: STATUS_CANCELLED
                    return NtStatus.Success;

                default:
                    return NtStatus.InvalidDeviceRequest;
            }
        }
    }
}
