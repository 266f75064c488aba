using SampleTests.Driver;

namespace SampleTests;

/// <summary>The driver asks the sensor and waits: statuses, retries, time-out.</summary>
public class SensorReadTests
{
    private static readonly byte[] Answer = BitConverter.GetBytes(215);

    [Fact]
    public void The_temperature_is_what_the_sensor_says()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var bench = new SensorBench(kernel);
            bench.Sensor.OnControl(SensorDriver.IOCTL_SENSOR_GET).CompleteWith(Answer).After(TimeSpan.FromMilliseconds(20));

            Assert.Equal(STATUS_SUCCESS, SensorDriver.SensorRead(bench.Device, out var temperature));

            Assert.Equal(215, temperature);
        });
    }

    [Fact]
    public void A_busy_sensor_is_asked_again()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var bench = new SensorBench(kernel);
            bench.Sensor.OnAny().Once().Complete(STATUS_DEVICE_BUSY);
            bench.Sensor.OnAny().CompleteWith(Answer);

            Assert.Equal(STATUS_SUCCESS, SensorDriver.SensorRead(bench.Device, out _));

            Assert.Equal(2, bench.Sensor.Seen.Count);
        });
    }

    [Fact]
    public void A_dead_sensor_takes_one_second_and_no_more()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var bench = new SensorBench(kernel);
            bench.Sensor.OnAny().Never();

            Assert.Equal(STATUS_IO_TIMEOUT, SensorDriver.SensorRead(bench.Device, out _));

            Assert.Equal(TimeSpan.FromSeconds(1), kernel.Elapsed);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Half_an_answer_is_no_answer(int bytes)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var bench = new SensorBench(kernel);
            bench.Sensor.OnAny().CompleteWith(Answer.AsSpan(0, bytes));

            Assert.Equal(STATUS_DEVICE_DATA_ERROR, SensorDriver.SensorRead(bench.Device, out _));
        });
    }

    [Fact]
    public void Whatever_allocation_fails_nothing_is_leaked()
    {
        var sites = Explore.FailEachAllocation(
            kernel => new SensorBench(kernel),
            (_, bench) =>
            {
                bench.Sensor.OnAny().CompleteWith(Answer);
                SensorDriver.SensorRead(bench.Device, out var _);
            });

        Assert.NotEmpty(sites);
    }
}
