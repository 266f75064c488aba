namespace Wdf.IoTargets.Samples.Tests.Docs.Snippets;

/// <summary>The first test of README.md, once its driver is mended.</summary>
public class FirstTestMended
{
    private static NtStatus Ask(WdfIoTarget target)
    {
        ulong bytes = 0;
        var options = WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(2));
        return target.SendIoctlSynchronously(null, 0x222000, null, null, options, ref bytes);
    }

    [Fact]
    public void A_device_that_never_answers()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.OnControl(0x222000).Never();
            var target = WdfDriver.Create(kernel).CreateDevice(device.Device).IoTarget!;

            Assert.Equal(NtStatus.IoTimeout, Ask(target));
        });
    }
}
