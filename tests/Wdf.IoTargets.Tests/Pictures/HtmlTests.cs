using System.Globalization;
using System.Text.RegularExpressions;

namespace Wdf.IoTargets.Tests.Pictures;

public class HtmlTests
{
    [Fact]
    public void Each_event_is_in_the_drawing_and_in_the_story()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => Drawn.ThreeRequests(kernel));
        var page = Drawn.Parse(kernel.Trace.ToHtml("three requests"));

        var count = kernel.Trace.Records().Count;
        page.Events().Should().HaveCount(count);
        page.StoryLines().Should().HaveCount(count);
        page.Heading().Should().Be("three requests");
        page.StoryLines().Select(static l => l.Value).Should().Contain("10.000 ms cancellation of request 2 asked for [owner: disk] (body)");
    }

    [Fact]
    public void The_lanes_go_down_the_stack_and_the_kernel_is_last()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => Drawn.ThreeRequests(kernel));

        Drawn.Parse(kernel.Trace.ToHtml()).LaneNames().Should().Equal("driver under test", "I/O target 1", "disk", "kernel");
    }

    [Fact]
    public void A_bar_says_who_has_a_request_from_when_to_when()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => Drawn.ThreeRequests(kernel));

        Drawn.Parse(kernel.Trace.ToHtml()).Bars().Select(static b => b.Value).Should().ContainInOrder(
            "request 1: disk has it from 0.000 ms to 3.000 ms",
            "request 2: disk has it from 0.000 ms to 10.000 ms",
            "request 3: disk has it from 0.000 ms to 250.000 ms");
    }

    [Fact]
    public void Bars_in_one_lane_do_not_cover_each_other()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var (driver, target) = Drawn.Stack(kernel);
            for (var i = 0; i < 25; i++)
            {
                Drawn.Send(driver, target, i % 3 == 0 ? Drawn.Answered : Drawn.Pended, TimeSpan.FromMilliseconds(5 + i));
                kernel.RunFor(TimeSpan.FromMilliseconds(i % 4));
            }

            kernel.RunFor(TimeSpan.FromMilliseconds(100));
        });

        var bars = Drawn.Parse(kernel.Trace.ToHtml()).Bars().Select(static b => (X: Number(b, "x"), Y: Number(b, "y"), W: Number(b, "width"), H: Number(b, "height"))).ToList();
        bars.Should().HaveCountGreaterThan(100);
        var covering = bars.SelectMany((a, i) => bars.Skip(i + 1), static (a, b) => (a, b))
            .Where(static p => p.a.X < p.b.X + p.b.W && p.b.X < p.a.X + p.a.W && p.a.Y < p.b.Y + p.b.H && p.b.Y < p.a.Y + p.a.H);
        covering.Should().BeEmpty();
    }

    [Fact]
    public void Events_of_one_time_are_spread_in_their_order()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => Drawn.ThreeRequests(kernel));

        var heights = Drawn.Parse(kernel.Trace.ToHtml()).Events().Select(static e => Number(e, "data-y")).ToList();
        heights.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        heights.Zip(heights.Skip(1), static (a, b) => b - a).Should().OnlyContain(static d => d >= 22);
    }

    [Fact]
    public void A_violation_is_shown_as_the_blue_screen_that_it_would_be()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var (driver, target) = Drawn.Stack(kernel);
            Drawn.Send(driver, target, Drawn.Pended).Send(target);
        });
        var violation = run.Should().Throw<WdfViolationException>().Which.Violation;

        var page = Drawn.Parse(kernel.Trace.ToHtml());
        page.BlueScreens().Should().ContainSingle().Which.Value.Should()
            .Contain("*** STOP: 0x0000010D (0x6, 0x3, request 1, 0x0)").And.Contain(violation.Rule).And.Contain(violation.Message).And.Contain(violation.Remedy);
        page.Events().Last().Value.Should().Contain("STOP").And.Contain("!");
        page.StoryLines().Last().Value.Should().Contain(violation.Message);
    }

    [Fact]
    public void The_same_run_gives_the_same_page()
    {
        static string Page()
        {
            using var kernel = new SimulatedKernel();
            kernel.Run(() => Drawn.ThreeRequests(kernel));
            return kernel.Trace.ToHtml("run");
        }

        Page().Should().Be(Page());
    }

    [Fact]
    public void Text_of_the_test_is_never_markup()
    {
        const string Nasty = "</script><script>alert(1)</script> & \"x\" 'y' \0\u0007\uD800 ]]> <!-- é\u2028";
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var (driver, target) = Drawn.Stack(kernel, diskName: Nasty, driverName: Nasty);
            Drawn.Send(driver, target, Drawn.Answered);
            kernel.RunFor(TimeSpan.FromMilliseconds(5));
        });

        var text = kernel.Trace.ToHtml(Nasty);
        Regex.Count(text, "<script").Should().Be(1);
        Drawn.Parse(text).LaneNames().Should().HaveElementAt(0, "</script><script>alert(1)</script> & \"x\" 'y' \uFFFD\uFFFD\uFFFD ]]> <!-- é\u2028");
    }

    [Fact]
    public void The_page_asks_the_network_for_nothing()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => Drawn.ThreeRequests(kernel));

        var text = kernel.Trace.ToHtml();
        text.Should().Contain("default-src 'none'").And.NotContain("src=").And.NotContain("@import");
        Regex.Matches(text, "https?://[^\"]*").Select(static m => m.Value).Should().OnlyContain(static u => u.StartsWith("http://www.w3.org/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_trace_whose_beginning_is_lost_says_so_and_finds_the_requests()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { TraceCapacity = 256 });
        kernel.Run(() =>
        {
            var (driver, target) = Drawn.Stack(kernel);
            Drawn.Send(driver, target, Drawn.Pended, TimeSpan.FromMilliseconds(900));
            for (var i = 0; i < 30; i++)
            {
                Drawn.Send(driver, target, Drawn.Answered);
                kernel.RunFor(TimeSpan.FromMilliseconds(20));
            }

            kernel.RunFor(TimeSpan.FromMilliseconds(500));
        });

        var page = Drawn.Parse(kernel.Trace.ToHtml());
        page.Events().Should().HaveCount(256);
        page.Value.Should().Contain("older events not kept");
        page.LaneNames().Should().Equal("driver under test", "I/O target 1", "disk", "kernel");
        page.Bars().Select(static b => b.Value).Should().Contain(static b => b.StartsWith("request 1: disk has it from ", StringComparison.Ordinal) && b.EndsWith("to 900.000 ms", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    public void It_works_with_any_number_of_events(int count)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification);
            for (var i = 0; i < count; i++)
            {
                e.Set();
            }
        });

        Drawn.Parse(kernel.Trace.ToHtml()).Events().Should().HaveCount(count);
    }

    [Fact]
    public void It_is_written_where_it_should_go()
    {
        var directory = Directory.CreateTempSubdirectory("pictures");
        try
        {
            using var kernel = new SimulatedKernel();
            kernel.Run(() => Drawn.ThreeRequests(kernel));
            var path = Path.Combine(directory.FullName, "new", "page.html");
            kernel.Trace.WriteHtml(path, "title");

            File.ReadAllText(path).Should().Be(kernel.Trace.ToHtml("title"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static int Number(System.Xml.Linq.XElement element, string attribute) => int.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
