namespace Wdf.IoTargets.Tests.Kernel;

public class NamespaceTests
{
    [Theory]
    [InlineData(@"\Device\Disk0", "")]
    [InlineData(@"\device\DISK0", "")]
    [InlineData(@"\Device\Disk0\dir\file", @"\dir\file")]
    [InlineData(@"\Device\Disk0\", @"\")]
    [InlineData(@"\??\C:", "")]
    [InlineData(@"\??\C:\a", @"\a")]
    [InlineData(@"\DosDevices\C:", "")]
    [InlineData(@"\DosDevices\C:\a", @"\a")]
    [InlineData(@"\??\Alias\b", @"\b")]
    public void A_name_leads_to_the_device_and_leaves_the_rest_for_its_driver(string name, string rest)
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            AddDisk(kernel, @"\Device\Disk0");
            kernel.CreateSymbolicLink(@"\??\C:", @"\Device\Disk0").Should().BeTrue();
            kernel.CreateSymbolicLink(@"\??\Alias", @"\DosDevices\C:").Should().BeTrue();

            Open(kernel, name, out var handle).Should().Be(NtStatus.Success);
            handle!.FileObject.DeviceObject.ObjectName.Should().Be(@"\Device\Disk0");
            handle.FileObject.FileName.Should().Be(rest);
            IoManager.CloseFile(handle);
        });
    }

    [Theory]
    [InlineData(@"\Device\Disk1")]
    [InlineData(@"\Device\Disk00")]
    [InlineData(@"\Device")]
    [InlineData(@"\??\Loop")]
    [InlineData(@"\??\Dangling")]
    [InlineData("")]
    public void A_name_that_leads_nowhere_is_not_found(string name)
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            AddDisk(kernel, @"\Device\Disk0");
            kernel.CreateSymbolicLink(@"\??\Loop", @"\??\Loop");
            kernel.CreateSymbolicLink(@"\??\Dangling", @"\Device\Nothing");
            Open(kernel, name, out _).Should().Be(NtStatus.ObjectNameNotFound);
        });
    }

    [Fact]
    public void A_name_is_taken_once_and_free_again_after_the_device_is_deleted()
    {
        using var kernel = Simulation.Fifo();
        var driver = new DriverObject(kernel);
        var device = new DeviceObject(driver, @"\Device\Echo");
        FluentActions.Invoking(() => new DeviceObject(driver, @"\DEVICE\echo")).Should().Throw<ArgumentException>().WithMessage("*is taken*");
        kernel.CreateSymbolicLink(@"\Device\Echo", @"\Device\Other").Should().BeFalse();
        device.Delete();
        _ = new DeviceObject(driver, @"\Device\Echo");
    }

    [Fact]
    public void A_link_may_be_made_before_its_target_and_removed_once()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            kernel.CreateSymbolicLink(@"\??\Late", @"\Device\Late").Should().BeTrue();
            kernel.CreateSymbolicLink(@"\DosDevices\late", @"\Device\Other").Should().BeFalse();
            AddDisk(kernel, @"\Device\Late");
            Open(kernel, @"\??\Late", out var handle).Should().Be(NtStatus.Success);
            IoManager.CloseFile(handle!);
            kernel.DeleteSymbolicLink(@"\??\Late").Should().BeTrue();
            kernel.DeleteSymbolicLink(@"\??\Late").Should().BeFalse();
            Open(kernel, @"\??\Late", out _).Should().Be(NtStatus.ObjectNameNotFound);
        });
    }

    private static NtStatus Open(SimulatedKernel kernel, string name, out FileHandle? handle) =>
        IoManager.CreateFile(kernel, name, 0, 0, 0, 1, 0, out handle, out _);

    private static void AddDisk(SimulatedKernel kernel, string name)
    {
        var device = new DeviceObject(new DriverObject(kernel), name);
        device.DriverObject.SetAll(static (_, irp) =>
        {
            irp.IoStatus = default;
            IoManager.CompleteRequest(irp);
            return NtStatus.Success;
        });
    }
}
