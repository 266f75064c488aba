using Wdf.IoTargets;

namespace Consumer;

/// <summary>What the README in the package shows, as it stands there.</summary>
internal static class FirstTest
{
    public static IEnumerable<string> Check()
    {
        var output = new StringWriter();
        var console = Console.Out;
        Console.SetOut(output);
        Run();
        Console.SetOut(console);
        if (!output.ToString().StartsWith("STATUS_IO_TIMEOUT", StringComparison.Ordinal) || !output.ToString().Contains("2000.000 ms", StringComparison.Ordinal))
        {
            yield return $"The example of the README printed:\n{output}";
        }
    }

    private static void Run()
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
}
