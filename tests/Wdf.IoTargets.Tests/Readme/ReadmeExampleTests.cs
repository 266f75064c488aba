namespace Wdf.IoTargets.Tests.Readme;

/// <summary>The way of a request that docs/getting-started.md shows, by its status and time.</summary>
public sealed class ReadmeExampleTests
{
    private const uint IoctlEcho = 0x222000;

    [Fact]
    public void A_time_out_cancels_the_request_that_the_device_does_not_answer()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.OnControl(IoctlEcho).Pend();
            var driver = WdfDriver.Create(kernel);
            var target = driver.CreateDevice(device.Device).IoTarget!;
            var request = driver.CreateRequest(target);
            ulong bytes = 0;

            var status = target.SendIoctlSynchronously(
                request, IoctlEcho, inputBuffer: new byte[] { 1, 2, 3, 4 }, outputBuffer: null, WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(2)), ref bytes);

            status.Should().Be(NtStatus.IoTimeout);
            kernel.Elapsed.Should().Be(TimeSpan.FromSeconds(2));
            TestContext.Current.TestOutputHelper?.WriteLine(kernel.Trace.Render(request));
        });
    }
}
