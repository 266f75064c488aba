using Wdf.IoTargets.Testing;

namespace Wdf.IoTargets.Samples.Tests.Docs.Snippets;

/// <summary>The code of the READMEs in the packages.</summary>
public class PackageReadmes
{
    [Fact]
    public void Of_the_library()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.OnControl(0x222000).Pend();                      // a device that never answers
            var driver = WdfDriver.Create(kernel);
            var target = driver.CreateDevice(device.Device).IoTarget!;
            var request = driver.CreateRequest(target);
            ulong bytes = 0;

            var status = target.SendIoctlSynchronously(
                request, 0x222000, new byte[] { 1, 2, 3, 4 }, outputBuffer: null, WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(2)), ref bytes);

            Console.WriteLine(status.ToName());                     // STATUS_IO_TIMEOUT, at once: the two seconds are virtual
            Console.WriteLine(kernel.Trace.Render(request));        // the request's way, step by step
        });
    }

    [Fact]
    public void Of_the_companion()
    {
        var result = Explore.Run(kernel =>
        {
            var device = new ScriptedDriver(kernel) { CompleteInline = false };
            var driver = WdfDriver.Create(kernel);
            var target = driver.CreateDevice(device.Device).IoTarget!;
            var request = driver.CreateRequest(target);
            target.FormatRequestForIoctl(request, 0x222000, null, null, null, null);
            request.SetCompletionRoutine((_, _, in _, _) => { });
            request.Send(target);
            request.CancelSentRequest();
            kernel.RunUntilIdle();
            request.Delete();
        });

        Console.WriteLine(result);
    }
}
