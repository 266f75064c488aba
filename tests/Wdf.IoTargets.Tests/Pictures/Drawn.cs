using System.Xml.Linq;

namespace Wdf.IoTargets.Tests.Pictures;

/// <summary>A small stack to be drawn, and a reader of the drawn page.</summary>
internal static class Drawn
{
    public const uint Answered = 0x222000;
    public const uint Pended = 0x222004;

    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>A driver over a device that answers one control code after 3 ms, and pends the other.</summary>
    public static (WdfDriver Driver, WdfIoTarget Target) Stack(SimulatedKernel kernel, string diskName = "disk", string driverName = "driver under test")
    {
        var disk = new ScriptedDriver(kernel);
        disk.Device.Name = diskName;
        disk.OnControl(Answered).Complete(NtStatus.Success).After(TimeSpan.FromMilliseconds(3));
        disk.OnControl(Pended).Pend();
        var driver = WdfDriver.Create(kernel, name: driverName);
        return (driver, driver.CreateDevice(disk.Device).IoTarget!);
    }

    /// <summary>Sends a request that deletes itself when it is finished.</summary>
    public static WdfRequest Send(WdfDriver driver, WdfIoTarget target, uint code, TimeSpan? timeout = null)
    {
        var request = driver.CreateRequest(target);
        target.FormatRequestForIoctl(request, code, null, null, null, null);
        request.SetCompletionRoutine(static (WdfRequest r, WdfIoTarget _, in WdfRequestCompletionParams _, object? _) => r.Delete());
        request.Send(target, timeout is { } limit ? WdfRequestSendOptions.WithTimeout(limit) : null);
        return request;
    }

    /// <summary>One request that is answered, one that is cancelled, one that times out.</summary>
    public static void ThreeRequests(SimulatedKernel kernel)
    {
        var (driver, target) = Stack(kernel);
        Send(driver, target, Answered);
        var second = Send(driver, target, Pended);
        Send(driver, target, Pended, TimeSpan.FromMilliseconds(250));
        kernel.RunFor(TimeSpan.FromMilliseconds(10));
        second.CancelSentRequest();
        kernel.RunFor(TimeSpan.FromMilliseconds(500));
    }

    public static XElement Parse(string page) => XDocument.Parse(page, LoadOptions.PreserveWhitespace).Root!;

    public static IEnumerable<XElement> Events(this XElement page) => page.OfClass(Svg + "g", "e");

    public static IEnumerable<XElement> Bars(this XElement page) => page.OfClass(Svg + "rect", "bar");

    public static IEnumerable<XElement> StoryLines(this XElement page) => page.Descendants(Html + "li").Where(static l => l.Attribute("id") is not null);

    public static IEnumerable<string> LaneNames(this XElement page) => page.OfClass(Html + "div", "heads").Single().Descendants(Html + "b").Select(static b => b.Value);

    public static IEnumerable<XElement> BlueScreens(this XElement page) => page.OfClass(Html + "details", "bluescreen");

    public static IEnumerable<XElement> Findings(this XElement page) => page.OfClass(Html + "pre", "finding");

    public static string Heading(this XElement page) => page.Descendants(Html + "h1").Single().Value;

    private static IEnumerable<XElement> OfClass(this XElement page, XName name, string wanted) =>
        page.Descendants(name).Where(e => ((string?)e.Attribute("class"))?.Split(' ').Contains(wanted) == true);
}
