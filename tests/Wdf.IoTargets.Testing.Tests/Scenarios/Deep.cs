namespace Wdf.IoTargets.Testing.Tests.Scenarios;

/// <summary>Bugs that need more than two switches, or a long stretch of one actor alone, among threads.</summary>
internal static class Deep
{
    public static IReadOnlyDictionary<string, Action<SimulatedKernel>> All { get; } = new Dictionary<string, Action<SimulatedKernel>>
    {
        ["counters that meet four times"] = MeetFourTimes,
        ["nine setters and a checker"] = TornPair,
        ["one runs alone for twelve steps"] = RunsAlone,
        ["a value that comes back"] = ComesBack,
        ["a chain of four"] = Chain,
        ["a race among three that do not take part"] = AmongOthers,
    };

    private static void MeetFourTimes(SimulatedKernel kernel)
    {
        int a = 0, b = 0, meetings = 0;
        Spawn(kernel, "a", 9, _ => meetings += ++a % 3 == 0 && b == a ? 1 : 0);
        Spawn(kernel, "b", 9, _ => meetings += ++b % 3 == 0 && a == b - 1 ? 1 : 0);
        Conclude(kernel, () => meetings >= 4);
    }

    private static void TornPair(SimulatedKernel kernel)
    {
        int a = 0, b = 0, seen = 0;
        var torn = false;
        for (var i = 0; i < 9; i++)
        {
            Spawn(kernel, $"setter {i}", 2, step => _ = step == 0 ? a = 1 : b = -1);
        }

        Spawn(kernel, "checker", 2, step =>
        {
            torn |= step == 1 && seen + b != 0;
            seen = a;
        });
        Conclude(kernel, () => torn);
    }

    private static void RunsAlone(SimulatedKernel kernel)
    {
        int count = 0, before = 0;
        var alone = false;
        Spawn(kernel, "watcher", 14, step =>
        {
            alone |= step == 7 && count - before == 12;
            before = step == 6 ? count : before;
        });
        Spawn(kernel, "counter", 12, _ => count++);
        Spawn(kernel, "other", 12, static _ => { });
        Conclude(kernel, () => alone);
    }

    private static void ComesBack(SimulatedKernel kernel)
    {
        int value = 0, version = 0, seen = 0, at = 0;
        var missed = false;
        Spawn(kernel, "reader", 16, step =>
        {
            missed |= step % 4 == 2 && value == seen && version == at + 4;
            (seen, at) = step % 4 == 0 ? (value, version) : (seen, at);
        });
        for (var i = 0; i < 2; i++)
        {
            Spawn(kernel, $"writer {i}", 9, step =>
            {
                value += step % 3 == 0 ? 1 : step % 3 == 1 ? -1 : 0;
                version += step % 3 == 2 ? 0 : 1;
            });
        }

        Conclude(kernel, () => missed);
    }

    private static void Chain(SimulatedKernel kernel)
    {
        var stage = 0;
        for (var i = 0; i < 4; i++)
        {
            var turn = 3 - i;
            Spawn(kernel, $"link {i}", 5, step => stage += step == 2 && stage == turn ? 1 : 0);
        }

        Conclude(kernel, () => stage == 4);
    }

    private static void AmongOthers(SimulatedKernel kernel)
    {
        var shared = new KernelEvent(kernel, KernelEventType.Notification, name: "shared");
        int last = 0, races = 0;
        Spawn(kernel, "a", 8, step => Meet(shared, ref last, step, 0, ref races));
        Spawn(kernel, "b", 8, step => Meet(shared, ref last, step, 1, ref races));
        for (var i = 0; i < 3; i++)
        {
            var own = new KernelEvent(kernel, KernelEventType.Notification, name: $"own of {i}");
            kernel.Spawn($"other {i}", () =>
            {
                for (var step = 0; step < 10; step++)
                {
                    own.Set();
                }
            });
        }

        Conclude(kernel, () => races == 4);
    }

    private static void Meet(KernelEvent shared, ref int last, int step, int who, ref int races)
    {
        shared.Set();
        if (step % 2 == 0)
        {
            last = step + who;
        }
        else if (who == 0 && last == step)
        {
            races++;
        }
    }

    private static void Spawn(SimulatedKernel kernel, string name, int steps, Action<int> step) => kernel.Spawn(name, () =>
    {
        for (var i = 0; i < steps; i++)
        {
            Interleave.Point();
            step(i);
        }
    });

    private static void Conclude(SimulatedKernel kernel, Func<bool> hasFailed)
    {
        kernel.RunUntilIdle();
        if (hasFailed())
        {
            throw new InvalidOperationException("The order that this is about has come up.");
        }
    }
}
