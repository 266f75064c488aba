namespace Wdf.IoTargets.Tests.Ddi;

public class DesignExampleTests
{
    private const ULONG IOCTL_ECHO = DialectWorld.IOCTL_ECHO;

    [Fact]
    public void A_synchronous_device_control_reads_as_in_C()
    {
        using var world = new DialectWorld();
        world.Run(w =>
        {
            var device = w.Device;
            var outputBytes = new UCHAR[4];
            WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out var input, new UCHAR[] { 1, 2, 3, 4 }, 4);
            WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out var output, outputBytes, 4);
            ULONG_PTR bytesReturned = 0;

            WDF_REQUEST_SEND_OPTIONS_INIT(out var options, WDF_REQUEST_SEND_OPTION_TIMEOUT);
            WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(ref options, WDF_REL_TIMEOUT_IN_SEC(2));
            NTSTATUS status = WdfIoTargetSendIoctlSynchronously(
                WdfDeviceGetIoTarget(device), NULL, IOCTL_ECHO, input, output, options, ref bytesReturned);
            if (!NT_SUCCESS(status))
            {
                Assert.Fail("The control code is answered.");
            }

            bytesReturned.Should().Be(4);
            outputBytes.Should().Equal(1, 2, 3, 4);
        });
    }

    [Fact]
    public void A_reset_without_buffers_options_or_count_needs_NULL_alone()
    {
        using var world = new DialectWorld();
        world.Run(w =>
        {
            NTSTATUS status = WdfIoTargetSendIoctlSynchronously(w.Target, NULL, IOCTL_ECHO, NULL, NULL, NULL, NULL);

            status.Should().Be(STATUS_SUCCESS);
        });
    }
}
