using Wdf.IoTargets.Testing;

namespace Wdf.IoTargets.Tests.Pictures;

public sealed class FailedRunTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pictures");

    private SimulatedKernelOptions Options => new() { PictureDirectory = _directory.FullName };

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_violation_names_the_page_last()
    {
        using var kernel = new SimulatedKernel(Options);
        var failure = FailureOf(kernel, () => SendTwice(kernel));

        var path = PathOf("FailedRunTests.A_violation_names_the_page_last");
        failure.Should().BeOfType<WdfViolationException>();
        failure.Message.Should().StartWith("WDF_VIOLATION_6_").And.EndWith($"{Environment.NewLine}Picture of the run: {path}");
        failure.Data["Wdf.Picture"].Should().Be(path);
        kernel.PicturePath.Should().Be(path);
        Drawn.Parse(File.ReadAllText(path)).BlueScreens().Should().ContainSingle();
    }

    [Fact]
    public void A_report_of_several_findings_names_the_page_last_and_the_page_has_the_findings()
    {
        using var kernel = new SimulatedKernel(Options);
        var failure = FailureOf(kernel, () =>
        {
            Drawn.Stack(kernel);
            IoManager.AllocateIrp(kernel, 1);
            IoManager.AllocateIrp(kernel, 1);
        });

        failure.Should().BeOfType<KernelRunException>().Which.Findings.Should().HaveCount(2);
        failure.Message.Split(Environment.NewLine).Should().HaveCount(3).And.HaveElementAt(2, $"Picture of the run: {kernel.PicturePath}");
        Drawn.Parse(File.ReadAllText(kernel.PicturePath!)).Findings().Select(static f => f.Value).Should().Equal(((KernelRunException)failure).Findings);
    }

    [Fact]
    public void A_failed_assertion_stays_as_it_is_and_carries_the_path()
    {
        using var kernel = new SimulatedKernel(Options);
        var thrown = new FormatException("mine");
        var failure = FailureOf(kernel, () =>
        {
            Drawn.Stack(kernel);
            throw thrown;
        });

        failure.Should().BeSameAs(thrown);
        failure.Message.Should().Be("mine");
        failure.Data["Wdf.Picture"].Should().Be(kernel.PicturePath);
        Drawn.Parse(File.ReadAllText(kernel.PicturePath!)).Findings().Single().Value.Should().Be("The body ended with FormatException: mine");
    }

    [Fact]
    public async Task An_asynchronous_body_has_a_name_too()
    {
        using var kernel = new SimulatedKernel(Options);
        var run = () => kernel.RunAsync(async k =>
        {
            await k.Delay(TimeSpan.FromMilliseconds(1));
            SendTwice(k);
        });

        await run.Should().ThrowAsync<WdfViolationException>();
        kernel.PicturePath.Should().Be(PathOf("FailedRunTests.An_asynchronous_body_has_a_name_too"));
    }

    [Fact]
    public void The_second_failure_of_a_name_gets_a_number()
    {
        var paths = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            using var kernel = new SimulatedKernel(Options with { PictureName = "a/b c" });
            FailureOf(kernel, () => SendTwice(kernel));
            paths.Add(Path.GetFileName(kernel.PicturePath));
        }

        paths.Should().Equal("a_b_c.html", "a_b_c.2.html", "a_b_c.3.html");
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_said_and_hides_nothing()
    {
        var file = Path.Combine(_directory.FullName, "file");
        File.WriteAllText(file, string.Empty);
        using var kernel = new SimulatedKernel(Options with { PictureDirectory = file });
        var failure = FailureOf(kernel, () => SendTwice(kernel));

        failure.Should().BeOfType<WdfViolationException>();
        failure.Message.Split(Environment.NewLine)[^1].Should().StartWith($"The picture of the run could not be written to {file}: ");
        kernel.PicturePath.Should().BeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_directory_no_page(string? directory)
    {
        using var kernel = new SimulatedKernel(Options with { PictureDirectory = directory });
        FailureOf(kernel, () => SendTwice(kernel)).Message.Should().NotContain("icture");
        kernel.PicturePath.Should().BeNull();
    }

    [Fact]
    public void No_page_without_a_trace_or_without_a_failure()
    {
        using var blind = new SimulatedKernel(Options with { TraceCapacity = 0 });
        FailureOf(blind, () => SendTwice(blind)).Message.Should().NotContain("icture");
        using var sound = new SimulatedKernel(Options);
        sound.Run(() => Drawn.ThreeRequests(sound));
        using var skipped = new SimulatedKernel(Options);
        FailureOf(skipped, () =>
        {
            Drawn.Stack(skipped);
            Assert.Skip("not today");
        });

        _directory.EnumerateFiles().Should().BeEmpty();
    }

    [Fact]
    public void An_exploration_writes_one_page_and_names_it_last()
    {
        var explore = () => Explore.Run(
            static kernel => SendTwice(kernel),
            new ExploreOptions { Schedules = 50, KernelOptions = Options });
        var thrown = explore.Should().Throw<ExplorationException>().Which;

        var path = PathOf("FailedRunTests.An_exploration_writes_one_page_and_names_it_last");
        _directory.EnumerateFiles().Select(static f => f.FullName).Should().Equal(path);
        thrown.Failure.PicturePath.Should().Be(path);
        thrown.Message.Should().EndWith($"{Environment.NewLine}Picture of the run: {path}");
        thrown.Message.Split(path).Should().HaveCount(2);
    }

    private static void SendTwice(SimulatedKernel kernel)
    {
        var (driver, target) = Drawn.Stack(kernel);
        Drawn.Send(driver, target, Drawn.Pended).Send(target);
    }

    private static Exception FailureOf(SimulatedKernel kernel, Action body)
    {
        var run = () => kernel.Run(body);
        return run.Should().Throw<Exception>().Which;
    }

    private string PathOf(string name) => Path.Combine(_directory.FullName, name + ".html");
}
