namespace Wdf.IoTargets.Tests.Kernel;

public class SpinLockTests
{
    [Fact]
    public void The_holder_is_at_dispatch_level_and_named()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var guard = new KernelSpinLock(kernel);
            var old = guard.Acquire();
            old.Should().Be(Irql.Passive);
            kernel.CurrentIrql.Should().Be(Irql.Dispatch);
            guard.Owner.Should().BeSameAs(KernelActor.Current);
            guard.DescribeState().Should().Be("held by body");
            guard.Release(old);
            kernel.CurrentIrql.Should().Be(Irql.Passive);
            guard.Owner.Should().BeNull();
        });
    }

    [Fact]
    public void Taking_it_again_is_bug_check_F()
    {
        using var kernel = Simulation.Unruled();
        var failure = kernel.FailureOf(() =>
        {
            var guard = new KernelSpinLock(kernel);
            guard.Acquire();
            guard.Acquire();
        });

        failure.Should().BeOfType<WdfViolationException>().Which.Violation.BugCheckCode.Should().Be(0xF);
    }

    [Fact]
    public void Releasing_what_somebody_else_holds_is_bug_check_10()
    {
        using var kernel = Simulation.Unruled();
        var failure = kernel.FailureOf(() => new KernelSpinLock(kernel, "guard").Release(Irql.Passive));

        failure.Should().BeOfType<WdfViolationException>().Which.Violation.BugCheckCode.Should().Be(0x10);
        failure.Message.Should().Contain("body released guard, which nobody holds");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_excludes_threads_and_units_under_every_schedule(bool ownStacks)
    {
        for (var seed = 0; seed < 100; seed++)
        {
            using var kernel = Simulation.Random(seed, ownStacks);
            var total = 0;
            kernel.Run(() =>
            {
                var guard = new KernelSpinLock(kernel);
                var point = Simulation.PointOf(kernel);
                void AddOne()
                {
                    var old = guard.Acquire();
                    var seen = total;
                    point();
                    total = seen + 1;
                    guard.Release(old);
                }

                for (var i = 0; i < 3; i++)
                {
                    kernel.Spawn($"thread {i}", AddOne);
                    kernel.Post($"unit {i}", AddOne);
                }

                AddOne();
                kernel.RunUntilIdle();
            });
            total.Should().Be(7);
        }
    }

    [Fact]
    public void A_lock_that_was_never_given_back_hangs_a_unit_and_the_report_says_so()
    {
        using var kernel = Simulation.Unruled();
        var failure = kernel.FailureOf(() =>
        {
            var guard = new KernelSpinLock(kernel, "guard");
            kernel.Spawn("careless", () => guard.Acquire());
            kernel.Post("dpc", () => guard.Acquire());
            kernel.RunUntilIdle();
        });

        failure.Should().BeOfType<KernelDeadlockException>().Which.Message
            .Should().Contain("dpc").And.Contain("guard (held by careless)");
    }

    [Fact]
    public void Two_locks_taken_in_opposite_orders_deadlock_under_some_schedule()
    {
        var reports = new List<string>();
        for (var seed = 0; seed < 100; seed++)
        {
            using var kernel = Simulation.Unruled(new RandomStrategy(seed));
            try
            {
                kernel.Run(() =>
                {
                    var a = new KernelSpinLock(kernel, "A");
                    var b = new KernelSpinLock(kernel, "B");
                    static void Both(KernelSpinLock first, KernelSpinLock second)
                    {
                        var old = first.Acquire();
                        second.Release(second.Acquire());
                        first.Release(old);
                    }

                    var one = kernel.Spawn("one", () => Both(a, b));
                    var two = kernel.Spawn("two", () => Both(b, a));
                    one.Join();
                    two.Join();
                });
            }
            catch (KernelDeadlockException e)
            {
                reports.Add(e.Message);
            }
        }

        reports.Should().NotBeEmpty();
        reports[0].Should().Contain("one waits for B (held by two)").And.Contain("two waits for A (held by one)");
    }
}
