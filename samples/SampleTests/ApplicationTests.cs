using SampleTests.Driver;

namespace SampleTests;

/// <summary>An application asks through the driver: forwarding, cancellation, removal, and every order in which they can meet.</summary>
public class ApplicationTests
{
    private static readonly byte[] Answer = BitConverter.GetBytes(215);

    [Fact]
    public void The_application_gets_the_answer()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var bench = new SensorBench(kernel);
            bench.Sensor.OnAny().CompleteWith(Answer).After(TimeSpan.FromMilliseconds(20));
            using var file = new Application(kernel).Open(SensorBench.Name);
            var output = new byte[4];

            var result = file.DeviceIoControl(SensorDriver.IOCTL_SENSOR_GET, default, output);

            Assert.Equal(STATUS_SUCCESS, result.Status);
            Assert.Equal(Answer, output);
        });
    }

    [Fact]
    public void Other_control_codes_do_not_reach_the_sensor()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var bench = new SensorBench(kernel);
            using var file = new Application(kernel).Open(SensorBench.Name);

            Assert.Equal(STATUS_INVALID_DEVICE_REQUEST, file.DeviceIoControl(0x222004).Status);

            Assert.DoesNotContain(bench.Sensor.Seen, seen => seen.MajorFunction == MajorFunction.DeviceControl);
        });
    }

    [Fact]
    public void A_request_that_the_application_cancels_is_cancelled_at_the_sensor()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var bench = new SensorBench(kernel);
            bench.Sensor.OnAny().Never();
            using var file = new Application(kernel).Open(SensorBench.Name);

            var operation = file.StartDeviceIoControl(SensorDriver.IOCTL_SENSOR_GET);
            Assert.True(operation.Cancel());

            Assert.Equal(STATUS_CANCELLED, operation.Wait().Status);
        });
    }

    [Fact]
    public void A_sensor_that_is_pulled_out_ends_the_request()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var bench = new SensorBench(kernel);
            bench.Sensor.OnAny().Never();
            using var file = new Application(kernel).Open(SensorBench.Name);

            var operation = file.StartDeviceIoControl(SensorDriver.IOCTL_SENSOR_GET);
            bench.Sensor.Remove();

            Assert.Equal(STATUS_DEVICE_REMOVED, operation.Wait().Status);
        });
    }

    [Fact]
    public void Cancellation_and_answer_may_meet_in_any_order()
    {
        var result = Explore.Run(
            kernel =>
            {
                var bench = new SensorBench(kernel);
                bench.Sensor.CompleteInline = false;
                bench.Sensor.OnAny().CompleteWith(Answer);
                using var file = new Application(kernel).Open(SensorBench.Name);
                var operation = file.StartDeviceIoControl(SensorDriver.IOCTL_SENSOR_GET, default, new byte[4]);
                var canceller = kernel.Spawn("canceller", () => operation.Cancel());
                Assert.Contains(operation.Wait().Status, new[] { STATUS_SUCCESS, STATUS_CANCELLED });
                canceller.Join();
            },
            new ExploreOptions { Schedules = 500 });

        Assert.True(result.DistinctOrderings > 10, result.ToString());
    }
}
