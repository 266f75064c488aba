namespace Wdf.IoTargets.Tests.Kernel;

/// <summary>Kernels as these tests need them.</summary>
internal static class Simulation
{
    public static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    public static SimulatedKernel Fifo() => new();

    public static SimulatedKernel Random(int seed, bool ownStacks = false) =>
        new(new SimulatedKernelOptions { Strategy = new RandomStrategy(seed, ownStacks) });

    /// <summary>Without the rules that would find a mistake before what a real system does about it by itself.</summary>
    public static SimulatedKernel Unruled(ISchedulingStrategy? strategy = null) => new(new SimulatedKernelOptions { Verifier = VerifierOptions.KmdfVerifier, Strategy = strategy });

    /// <summary>Trace and checks off.</summary>
    public static SimulatedKernel Quiet() => new(new SimulatedKernelOptions { TraceCapacity = 0 });

    public static SimulatedKernel Concurrent() =>
        new(new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent });

    /// <summary>A point of driver code at which the scheduler may switch: any step that touches nothing of anybody else.</summary>
    public static Action PointOf(SimulatedKernel kernel)
    {
        var own = new KernelEvent(kernel, KernelEventType.Notification);
        return () => own.Set();
    }

    /// <summary>Runs a body that must fail, and gives what the test would see.</summary>
    public static Exception FailureOf(this SimulatedKernel kernel, Action body)
    {
        try
        {
            kernel.Run(body);
        }
        catch (Exception e)
        {
            return e;
        }

        throw new InvalidOperationException("The run did not fail.");
    }
}
