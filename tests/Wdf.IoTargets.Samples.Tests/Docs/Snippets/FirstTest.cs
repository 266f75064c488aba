namespace Wdf.IoTargets.Samples.Tests.Docs.Snippets;

/// <summary>The first test of README.md, as it fails. Nested in a class that no test runner looks into.</summary>
internal static class FirstTest
{
    public class MyDriverTests
    {
        // The driver's code: it asks the device below, and waits for the answer.
        private static NtStatus Ask(WdfIoTarget target)
        {
            ulong bytes = 0;
            return target.SendIoctlSynchronously(null, 0x222000, null, null, null, ref bytes);
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
}
