using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Devices;

public class ApplicationTests
{
    private static Bed Echo()
    {
        var bed = new Bed();
        bed.Device.CreateDefaultQueue((_, request) =>
        {
            request.RetrieveOutputBuffer(1, out var output, out var length);
            output.Span.Fill(7);
            request.CompleteWithInformation(NtStatus.Success, length);
        });
        return bed;
    }

    [Fact]
    public void Opening_a_name_that_nobody_has_fails()
    {
        using var bed = Echo();
        bed.Run(() =>
        {
            var application = new Application(bed.Kernel);
            application.Open(@"\Device\Nobody", out var file).Should().Be(NtStatus.ObjectNameNotFound);
            file.Should().BeNull();
            var open = () => application.Open(@"\Device\Nobody");
            open.Should().Throw<InvalidOperationException>().WithMessage("*STATUS_OBJECT_NAME_NOT_FOUND*");
        });
    }

    [Fact]
    public void A_read_copies_back_what_the_driver_says()
    {
        using var bed = Echo();
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var buffer = new byte[4];
            var result = opened.File.Read(buffer);
            result.Information.Should().Be(4);
            buffer.Should().Equal(7, 7, 7, 7);
            opened.Close();
        });
    }

    [Fact]
    public async Task An_operation_can_be_awaited()
    {
        using var bed = Echo();
        using var opened = new OpenedDevice(bed);
        await bed.Kernel.RunAsync(async () =>
        {
            var result = await opened.File.StartRead(new byte[4]);
            result.Status.Should().Be(NtStatus.Success);
            opened.Close();
        });
    }

    [Fact]
    public void A_user_mode_application_has_no_internal_device_controls()
    {
        using var bed = Echo();
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var send = () => opened.File.StartInternalDeviceIoControl(Bed.Ioctl);
            send.Should().Throw<InvalidOperationException>();
            opened.Close();
        });
    }

    [Fact]
    public void A_closed_file_cannot_be_used()
    {
        using var bed = Echo();
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.Close();
            var read = () => opened.File.Read(new byte[4]);
            read.Should().Throw<ObjectDisposedException>();
        });
    }

    [Theory]
    [InlineData(AllocationSite.SystemBuffer)]
    public void Without_memory_an_operation_fails_before_it_reaches_the_driver(AllocationSite site)
    {
        using var bed = Echo();
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            bed.Kernel.FailAllocations(s => s == site);
            opened.File.Read(new byte[4]).Status.Should().Be(NtStatus.InsufficientResources);
            bed.Kernel.FailAllocations(null);
            opened.Close();
        });
    }

    [Fact]
    public void A_cancel_of_a_completed_operation_does_nothing()
    {
        using var bed = Echo();
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operation = opened.File.StartRead(new byte[4]);
            operation.Cancel().Should().BeFalse();
            operation.CompletionCount.Should().Be(1);
            opened.Close();
        });
    }
}
