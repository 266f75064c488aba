namespace Wdf.IoTargets.Tests.Kernel;

/// <summary>Everything at once under many seeds: nothing hangs, nothing runs twice, and the same seed gives the same events.</summary>
public class MixedLoadTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_actor_does_its_work_once_and_the_events_repeat(bool ownStacks)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            Events(seed, ownStacks).Should().Equal(Events(seed, ownStacks));
        }
    }

    private static List<string> Events(int seed, bool ownStacks)
    {
        using var kernel = Simulation.Random(seed, ownStacks);
        var random = new Random(seed);
        var runs = new int[12];
        kernel.Run(() =>
        {
            var guard = new KernelSpinLock(kernel);
            var signal = new KernelEvent(kernel, KernelEventType.Synchronization);
            var gate = random.Next(2) == 0 ? kernel.HoldAt(KernelStep.LockAcquiring, guard) : null;
            for (var i = 0; i < 6; i++)
            {
                var n = i;
                var plan = random.Next(4);
                kernel.Spawn($"thread {n}", () => ActAsThread(kernel, guard, signal, plan, () => runs[n]++));
                kernel.Post($"unit {n}", () =>
                {
                    guard.Release(guard.Acquire());
                    signal.Set();
                    runs[6 + n]++;
                });
            }

            gate?.WaitUntilReached();
            kernel.RunFor(Simulation.Ms(3));
            gate?.Release();
            kernel.RunUntil(() => runs.Sum() == 12, TimeSpan.FromSeconds(1)).Should().BeTrue();
        });
        runs.Should().OnlyContain(static r => r == 1);
        return [.. kernel.Trace.Records().Select(static r => $"{r.Time} {r.Actor} {r.Step} {r.Subject} {r.Irql}")];
    }

    private static void ActAsThread(SimulatedKernel kernel, KernelSpinLock guard, KernelEvent signal, int plan, Action done)
    {
        switch (plan)
        {
            case 0:
                kernel.Wait(signal, KernelTimeout.After(Simulation.Ms(1)));
                break;
            case 1:
                kernel.Sleep(Simulation.Ms(2));
                break;
            case 2:
                kernel.RunUntilIdle();
                break;
            default:
                var old = guard.Acquire();
                signal.Set();
                guard.Release(old);
                break;
        }

        done();
    }
}
