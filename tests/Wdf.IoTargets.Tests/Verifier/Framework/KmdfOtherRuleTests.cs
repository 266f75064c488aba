using static Wdf.IoTargets.NtStatus;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>Timers, work items, and what a driver asks of the verifier itself.</summary>
public class KmdfOtherRuleTests : RuleTests<KmdfOtherRuleTests>
{
    internal override IEnumerable<(string Id, RuleCase Rule)> Table => [.. Timers(), .. WorkItems(), .. Services()];

    [Fact(DisplayName = "WDFVERIFY: VerifyOn counts, not the verifier")]
    public void Verify_breaks_without_the_verifier_when_it_is_asked_for()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Verifier = VerifierOptions.None, VerifyOn = true });
        var run = () => kernel.Run(() => WDFVERIFY(KeGetCurrentIrql() == DISPATCH_LEVEL));
        run.Should().Throw<WdfViolationException>().Which.Violation.Message.Should().Contain("KeGetCurrentIrql() == DISPATCH_LEVEL");

        using var other = new SimulatedKernel(new SimulatedKernelOptions { VerifyOn = false });
        other.Run(() => WDFVERIFY(false));
    }

    [Fact]
    public void A_check_for_passive_level_is_one_too()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            VERIFY_IS_IRQL_PASSIVE_LEVEL();
            KeRaiseIrql(DISPATCH_LEVEL, out _);
            VERIFY_IS_IRQL_PASSIVE_LEVEL();
        });
        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("WDFVERIFY");
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Timers()
    {
        yield return ("FxTimerStart-RunningDown", new(
            w => WithTimerBelow(w, timer => w.Answer = timer.Start(-10_000)).Delete(),
            w =>
            {
                var timer = Made.Timer(w, static _ => { });
                timer.Start(-10_000);
                timer.Delete();
            })
        {
            On = false,
            Off = false,
        });
        yield return ("FxTimerStop-InCallback", new(
            w => Expire(w, Made.Timer(w, t => w.Answer = t.Stop(true), WdfExecutionLevel.Passive)),
            w => Expire(w, Made.Timer(w, static t => t.Stop(false), WdfExecutionLevel.Passive)))
        {
            On = false,
            Off = false,
        });
        yield return ("FxTimerStop-Concurrent", new(
            w => StopTwice(w, atOnce: true),
            w => StopTwice(w, atOnce: false)));
        yield return ("FxTimerFlushAndRundown-InCallback", new(
            w =>
            {
                var done = new KernelEvent(w.Kernel, KernelEventType.Notification);
                var timer = Made.Timer(
                    w,
                    t =>
                    {
                        t.Delete();
                        done.Set();
                    },
                    WdfExecutionLevel.Passive);
                timer.Start(-10_000);
                w.Kernel.Wait(done, KernelTimeout.Infinite);
            },
            w => Expire(w, Made.Timer(w, static t => t.Delete())))
        {
            Breaks = 2,
            Hangs = true,
        });
        yield return ("FxTimer-DestroyedWithoutDelete", new(
            w =>
            {
                // It holds one reference to itself until it is deleted.
                var timer = Made.Timer(w, static _ => { });
                timer.Dereference();
                timer.Dereference();
            },
            w => Made.Timer(w, static _ => { }).Delete())
        {
            ThenBugCheck = 0x10D,
            OffBugCheck = 0x10D,
        });
    }

    private static IEnumerable<(string Id, RuleCase Rule)> WorkItems()
    {
        yield return ("FxWorkItemEnqueue-Deleted", new(
            w =>
            {
                var item = Made.WorkItem(w, _ => w.Answer = "ran");
                item.Reference();
                item.Delete();
                item.Enqueue();
                w.Kernel.RunUntilIdle();
            },
            w =>
            {
                var item = Made.WorkItem(w, static _ => { });
                item.Enqueue();
                item.Delete();
            }));
        yield return ("FxWorkItemFlushAndWait-InCallback", new(
            w => Made.WorkItem(w, i =>
            {
                i.Flush();
                w.Answer = "returned";
            }).Enqueue(),
            w =>
            {
                var item = Made.WorkItem(w, static _ => { });
                item.Enqueue();
                item.Flush();
            })
        {
            On = "returned",
            Off = "returned",
        });
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Services()
    {
        const string NoRule = "the driver asks for it; there is nothing to forbid";
        yield return ("WdfVerifierDbgBreakPoint", new(static _ => WdfVerifierDbgBreakPoint(), Legal: null) { WhyNoLegal = NoRule });
        yield return ("WdfVerifierKeBugCheck", new(static _ => WdfVerifierKeBugCheck(0xDEADBEEF, 1, 2, 3, 4), Legal: null)
        {
            BugCheck = 0xDEADBEEF,
            Parameter1 = 1,
            Parameter2 = 2,
            WhyNoLegal = NoRule,
        });
        yield return ("WDFVERIFY", new(
            static _ => WDFVERIFY(KeGetCurrentIrql() == DISPATCH_LEVEL),
            static _ => WDFVERIFY(KeGetCurrentIrql() == PASSIVE_LEVEL)));
    }

    // An object whose cleanup callback has the timer below it, which is run down by then.
    private static WdfObject WithTimerBelow(RuleWorld w, Action<WdfTimer> cleanup)
    {
        WdfTimer? timer = null;
        var attributes = new WdfObjectAttributes { ParentObject = w.Device, EvtCleanupCallback = _ => cleanup(timer!) };
        WdfObject.Create(w.Driver, attributes, out var parent).Should().Be(Success);
        timer = Made.Timer(w, static _ => { }, parent: parent);
        return parent!;
    }

    private static void Expire(RuleWorld w, WdfTimer timer)
    {
        timer.Start(-10_000);
        w.Kernel.RunFor(TimeSpan.FromMilliseconds(2));
    }

    // Two threads stop a timer whose callback still runs: at once, or the second when the first is done.
    private static void StopTwice(RuleWorld w, bool atOnce)
    {
        var mayEnd = new KernelEvent(w.Kernel, KernelEventType.Notification);
        var timer = Made.Timer(w, _ => w.Kernel.Wait(mayEnd, KernelTimeout.Infinite), WdfExecutionLevel.Passive);
        Expire(w, timer);
        w.Kernel.Spawn("first", () => timer.Stop(true));
        w.Kernel.RunUntilIdle();
        if (!atOnce)
        {
            mayEnd.Set();
            w.Kernel.RunUntilIdle();
        }

        w.Kernel.Spawn("second", () => timer.Stop(true));
        w.Kernel.RunUntilIdle();
        mayEnd.Set();
        w.Kernel.RunUntilIdle();
    }
}
