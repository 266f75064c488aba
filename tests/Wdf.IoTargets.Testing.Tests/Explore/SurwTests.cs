using Wdf.IoTargets.Testing.Tests.Scenarios;

namespace Wdf.IoTargets.Testing.Tests.Explore;

public class SurwTests
{
    private const int Seeds = 8;
    private const int SchedulesPerSeed = 250;

    // The long one has 7 steps and the short one 2, so 36 interleavings are as likely as each other; tossing a coin at each step, the
    // long one comes first once in 128 times.
    [Theory]
    [InlineData(ExploreStrategy.SelectiveUniform, 35, 80)]
    [InlineData(ExploreStrategy.RandomWalk, 0, 30)]
    public void All_interleavings_are_as_likely_as_each_other(ExploreStrategy strategy, int atLeast, int atMost)
    {
        var longFirst = 0;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            Testing.Explore.Run(
                kernel => longFirst += LongComesFirst(kernel) ? 1 : 0,
                new ExploreOptions { Strategies = [strategy], Schedules = SchedulesPerSeed, Seed = seed, TwoCpu = false });
        }

        longFirst.Should().BeInRange(atLeast, atMost);
    }

    private static bool LongComesFirst(SimulatedKernel kernel)
    {
        var order = string.Empty;
        var point = Planted.PointOf(kernel);
        Start("long", 7);
        Start("short", 2);
        kernel.RunUntilIdle();
        return order == "LLLLLLLSS";

        void Start(string name, int steps) => kernel.Spawn(name, () =>
        {
            for (var i = 0; i < steps; i++)
            {
                if (i > 0)
                {
                    point();
                }

                order += char.ToUpperInvariant(name[0]);
            }
        });
    }
}
