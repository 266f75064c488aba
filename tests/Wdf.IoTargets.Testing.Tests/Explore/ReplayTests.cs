using System.Diagnostics;
using Wdf.IoTargets.Testing.Tests.Scenarios;

namespace Wdf.IoTargets.Testing.Tests.Explore;

public class ReplayTests
{
    public static TheoryData<string> Bugs => [nameof(Planted.LostUpdate), nameof(Planted.CancelWithoutReference), nameof(Planted.NeedsTwoCpus), nameof(Planted.NeedsTwoDelays)];

    [Theory]
    [MemberData(nameof(Bugs))]
    public void The_string_replays_the_failure(string name)
    {
        var failure = FailureOf(Planted.ByName(name));

        var again = Replayed(failure.Schedule, Planted.ByName(name));

        again.Exception.GetType().Should().Be(failure.Exception.GetType());
        again.Exception.Message.Should().Be(failure.Exception.Message);
        again.Misfits.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Bugs))]
    public void In_a_new_process_too(string name)
    {
        var failure = FailureOf(Planted.ByName(name));
        var start = new ProcessStartInfo("dotnet", [typeof(ReplayTests).Assembly.Location, "replay", name, failure.Schedule]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;

        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        process.ExitCode.Should().Be(1, output);
        output.Should().StartWith($"failed: {failure.Exception.Message.Split('\n')[0].TrimEnd()}");
    }

    [Fact]
    public void It_survives_a_change_of_code_elsewhere()
    {
        var failure = FailureOf(Planted.LostUpdate);

        var again = Replayed(failure.Schedule, kernel =>
        {
            var other = Planted.PointOf(kernel);
            kernel.Spawn("bystander", () => other());
            kernel.RunUntilIdle();
            other();
            Planted.LostUpdate(kernel);
        });

        again.Exception.Message.Should().Be(failure.Exception.Message);
    }

    [Fact]
    public void One_that_does_not_fit_any_more_says_where_and_goes_on_in_default_order()
    {
        var failure = FailureOf(Planted.LostUpdate);

        var result = Testing.Explore.Replay(failure.Schedule, Planted.UpdateUnderLock);

        result.Misfits.Should().ContainSingle().Which.Should().Contain("second was to go first");
    }

    [Fact]
    public void The_story_names_the_steps_that_had_to_swap_and_the_owner()
    {
        var run = () => Testing.Explore.Run(Planted.CancelWithoutReference);

        var thrown = run.Should().Throw<ExplorationException>().Which;

        thrown.Failure.Story.Should().Contain("The two steps that had to swap").And.Contain("[owner: ").And.Contain(">> here").And.Contain("  at Planted.cs:");
        thrown.Message.Should().Contain($"Explore.Replay(\"{thrown.Failure.Schedule}\"");
        thrown.Result!.Schedules.Should().BeGreaterThan(thrown.Failure.SchedulesBefore);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("wdf9|seed=1|cpus=1")]
    [InlineData("wdf1|seed=1|cpus=1|what")]
    public void A_string_of_another_form_is_refused(string schedule)
    {
        var replay = () => Testing.Explore.Replay(schedule, static _ => { });

        replay.Should().Throw<FormatException>();
    }

    private static ExploreFailure FailureOf(Action<SimulatedKernel> body) =>
        Testing.Explore.Run(body, new ExploreOptions { ThrowOnFailure = false }).Failure!;

    private static ExploreFailure Replayed(string schedule, Action<SimulatedKernel> body)
    {
        var replay = () => Testing.Explore.Replay(schedule, body);
        return replay.Should().Throw<ExplorationException>().Which.Failure;
    }
}
