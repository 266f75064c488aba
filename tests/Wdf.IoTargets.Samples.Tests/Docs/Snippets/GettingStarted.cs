namespace Wdf.IoTargets.Samples.Tests.Docs.Snippets;

/// <summary>The code of docs/getting-started.md.</summary>
public class GettingStarted
{
    private const uint IoctlAsk = 0x222000;

    [Fact]
    public void An_asynchronous_request()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.OnControl(IoctlAsk).Complete(NtStatus.Success).After(TimeSpan.FromMilliseconds(20));
            var driver = WdfDriver.Create(kernel);
            var target = driver.CreateDevice(device.Device).IoTarget!;

            var status = NtStatus.Pending;
            var request = driver.CreateRequest(target);
            target.FormatRequestForIoctl(request, IoctlAsk, null, null, null, null);
            request.SetCompletionRoutine((_, _, in completion, _) => status = completion.IoStatus.Status);
            Assert.True(request.Send(target));

            Assert.Equal(NtStatus.Pending, status);             // still with the device
            kernel.RunFor(TimeSpan.FromMilliseconds(20));       // simulated time: no time passes for you
            Assert.Equal(NtStatus.Success, status);
            request.Delete();
        });
    }

    [Fact]
    public void An_application_above()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var hardware = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Lamp" });
            var device = WdfDriver.Create(kernel).CreateDevice(hardware.Device);
            device.CreateDefaultQueue((queue, request) => request.Complete(NtStatus.Success));      // the driver

            using var file = new Application(kernel).Open(@"\Device\Lamp");                         // the application
            Assert.Equal(NtStatus.Success, file.DeviceIoControl(IoctlAsk).Status);
        });
    }

    [Fact]
    public void The_way_of_a_request()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.OnControl(IoctlAsk).Never();
            var driver = WdfDriver.Create(kernel);
            var target = driver.CreateDevice(device.Device).IoTarget!;
            var request = driver.CreateRequest(target);

            ulong bytes = 0;
            target.SendIoctlSynchronously(request, IoctlAsk, null, null, WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(2)), ref bytes);

            Story = kernel.Trace.Render(request);
        });
        DocumentOutputTests.ShouldHaveInOrder(Story, "getting-started.md", "request 1");
    }

    private string Story { get; set; } = string.Empty;
}
