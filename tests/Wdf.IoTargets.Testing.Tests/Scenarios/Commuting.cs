namespace Wdf.IoTargets.Testing.Tests.Scenarios;

/// <summary>Bodies in which many steps commute.</summary>
internal static class Commuting
{
    /// <summary>Two threads that each send a request to a device of their own.</summary>
    public static void TwoSenders(SimulatedKernel kernel)
    {
        var first = new Bed(kernel, "first driver");
        var second = new Bed(kernel, "second driver");
        var a = first.Formatted();
        var b = second.Formatted();
        kernel.Spawn("a", () => a.Send(first.Target));
        kernel.Spawn("b", () => b.Send(second.Target));
        kernel.RunUntilIdle();
        a.Delete();
        b.Delete();
    }

    /// <summary>Three threads of two steps each that all touch the test's memory.</summary>
    public static void ThreeByTwo(SimulatedKernel kernel) => Threads(kernel, threads: 3, steps: 2);

    /// <summary>Two threads of two steps each.</summary>
    public static void TwoByTwo(SimulatedKernel kernel) => Threads(kernel, threads: 2, steps: 2);

    /// <summary>Two threads of three steps each.</summary>
    public static void TwoByThree(SimulatedKernel kernel) => Threads(kernel, threads: 2, steps: 3);

    /// <summary>The body and two units.</summary>
    public static void BodyAndUnits(SimulatedKernel kernel)
    {
        var point = Planted.PointOf(kernel);
        kernel.Post("unit 1", () => { });
        kernel.Post("unit 2", () => { });
        point();
        point();
        kernel.RunUntilIdle();
    }

    /// <summary>A waiter and a setter.</summary>
    public static void WaitAndSet(SimulatedKernel kernel)
    {
        var flag = new KernelEvent(kernel, KernelEventType.Synchronization, name: "flag");
        kernel.Spawn("waiter", () => kernel.Wait(flag, KernelTimeout.Infinite));
        kernel.Spawn("setter", () => flag.Set());
        kernel.RunUntilIdle();
    }

    private static void Threads(SimulatedKernel kernel, int threads, int steps)
    {
        var point = Planted.PointOf(kernel);
        for (var i = 0; i < threads; i++)
        {
            kernel.Spawn($"thread {i}", () =>
            {
                for (var s = 1; s < steps; s++)
                {
                    point();
                }
            });
        }

        kernel.RunUntilIdle();
    }
}
