namespace Wdf.IoTargets.Tests.Pictures;

/// <summary>An application above a driver that forwards what it is asked.</summary>
internal static class Applications
{
    /// <summary>Opens the device, reads once, and closes it.</summary>
    public static void Read(SimulatedKernel kernel)
    {
        var disk = new ScriptedDriver(kernel);
        disk.Device.Name = "disk";
        disk.On(MajorFunction.Read).Complete(NtStatus.Success, 4).After(TimeSpan.FromMilliseconds(1));
        var device = WdfDriver.Create(kernel, name: "driver under test").CreateDevice(disk.Device, static init => init.DeviceName = @"\Device\Top");
        device.CreateDefaultQueue((_, request) =>
        {
            request.FormatUsingCurrentType();
            request.SetCompletionRoutine(static (WdfRequest r, WdfIoTarget _, in WdfRequestCompletionParams p, object? _) =>
                r.CompleteWithInformation(p.IoStatus.Status, p.IoStatus.Information));
            request.Send(device.IoTarget!);
        });

        var file = new Application(kernel).Open(@"\Device\Top");
        file.StartRead(new byte[4]).Wait();
        file.Close();
    }
}
