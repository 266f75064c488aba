using System.Runtime.CompilerServices;

namespace Wdf.IoTargets.Tests.Kernel;

public class ManyKernelsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_thousand_kernels_use_the_same_few_threads(bool ownStacks)
    {
        var names = new HashSet<int>();
        for (var i = 0; i < 1000; i++)
        {
            RunOne(i, ownStacks, names);
        }

        // Up to five carriers each, which go back to a pool that other tests use at the same time: not 5,000.
        names.Count.Should().BeLessThan(200);
    }

    [Fact]
    public void A_disposed_kernel_is_collected()
    {
        var kernel = RunOne(1, ownStacks: true, []);
        for (var i = 0; i < 10 && kernel.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        kernel.IsAlive.Should().BeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOne(int seed, bool ownStacks, HashSet<int> osThreads)
    {
        using var kernel = Simulation.Random(seed, ownStacks);
        var count = 0;
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Synchronization);
            void Note()
            {
                osThreads.Add(Environment.CurrentManagedThreadId);
                e.Set();
                count++;
            }

            for (var i = 0; i < 3; i++)
            {
                kernel.Spawn("actor", () =>
                {
                    kernel.Wait(e, KernelTimeout.After(Simulation.Ms(1)));
                    Note();
                });
            }

            kernel.Post("one", Note);
            kernel.Post("two", Note);
            kernel.RunFor(Simulation.Ms(2));
        });
        count.Should().Be(5);
        return new WeakReference(kernel);
    }
}
