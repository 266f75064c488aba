using System.Runtime.CompilerServices;
using Wdf.IoTargets.Tests.Verifier;

namespace Wdf.IoTargets.Tests.Kernel;

/// <summary>What the end of a test finds, named with who left it, and the look-alikes that are legal.</summary>
public class EndOfTestTests
{
    private static readonly SimulatedKernelOptions Framework = new() { Verifier = VerifierOptions.KmdfVerifier };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_request_that_a_callback_made_and_used_up_and_nobody_deletes(bool legal)
    {
        Action<SimulatedKernel> driver = RuleWorld.Presenting(MajorFunction.Read, (world, presented) =>
        {
            var own = world.Driver.CreateRequest(world.Target);
            world.Format(own, sent =>
            {
                if (legal)
                {
                    sent.Delete();
                }

                presented.Complete(NtStatus.Success);
            });
            own.Send(world.Target);
        });

        Findings(driver).Should().Equal(legal
            ? []
            : ["Left over: request 2: was created in EvtIoRead without a parent of its own and never deleted (WdfObjectDelete): it stays until the driver is unloaded."]);
    }

    [Theory]
    [InlineData("reused")]
    [InlineData("child of the device")]
    public void One_that_is_kept_for_more_uses_or_goes_with_the_device_is_not_leaked(string how) => Findings(RuleWorld.Presenting(MajorFunction.Read, (world, presented) =>
    {
        WdfRequest.Create(world.Driver, how == "reused" ? null : new WdfObjectAttributes { ParentObject = world.Device }, world.Target, out var own).Should().Be(NtStatus.Success);
        world.Format(own!, sent =>
        {
            if (how == "reused")
            {
                sent.Reuse();
            }

            presented.Complete(NtStatus.Success);
        });
        own!.Send(world.Target);
    })).Should().BeEmpty();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    public void General_objects_are_leaked_when_each_call_leaves_one(int calls, int leaked) => Findings(kernel =>
    {
        var world = new RuleWorld(kernel);
        for (var i = 0; i < calls; i++)
        {
            world.Start(MajorFunction.Write, request =>
            {
                WdfObject.Create(world.Driver, null, out _).Should().Be(NtStatus.Success);
                request.Complete(NtStatus.Success);
            }).Wait();
        }

        world.Close();
    }).Where(static f => f.Contains("was created in EvtIoWrite without a parent")).Should().HaveCount(leaked);

    [Theory]
    [InlineData("left open")]
    [InlineData("closed")]
    [InlineData("deleted")]
    public void A_target_that_is_opened_and_never_closed(string how) => Findings(kernel =>
    {
        var world = new RuleWorld(kernel);
        _ = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Other" });
        WdfIoTarget.Create(world.Device, null, out var target).Should().Be(NtStatus.Success);
        target!.Open(@"\Device\Other").Should().Be(NtStatus.Success);
        if (how == "closed")
        {
            target.Close();
        }
        else if (how == "deleted")
        {
            target.Delete();
        }
    }).Where(static f => f.Contains(@"an open of \Device\Other was never closed: I/O target 2 has it")).Should().HaveCount(how == "left open" ? 1 : 0);

    [Fact]
    public void References_that_are_never_dropped_and_who_took_them()
    {
        var line = 0;

        Findings(
            kernel =>
            {
                var request = new RuleWorld(kernel).Formatted();
                line = Here() + 1;
                request.Reference("the queue of the driver");
                request.Delete();
            },
            new SimulatedKernelOptions { TrackReferenceTags = true })
            .Should().ContainSingle().Which.Should().Contain("request 1: was deleted, but 1 reference(s) to it were never dropped (WdfObjectDereference).")
            .And.Contain($"with the tag the queue of the driver at EndOfTestTests.cs:{line} on body").And.Contain("Made by body at RuleWorld.cs:");
    }

    [Fact]
    public void Without_tags_the_report_says_how_to_get_them() => Findings(kernel =>
    {
        var request = new RuleWorld(kernel).Formatted();
        request.Reference();
        request.Delete();
    }).Should().ContainSingle().Which.Should().EndWith("The option TrackReferenceTags says who took them.");

    [Fact]
    public void Memory_that_a_formatted_request_still_refers_to() => Findings(kernel =>
    {
        var world = new RuleWorld(kernel);
        var memory = world.Driver.CreateMemory(8);
        world.Target.FormatRequestForIoctl(world.Driver.CreateRequest(world.Target), RuleWorld.Ioctl, memory, null, null, null).Should().Be(NtStatus.Success);
        memory.Delete();
    }).Should().ContainSingle().Which.Should().EndWith("memory 1: was deleted, but 1 reference(s) to it were never dropped; request 1 refer(s) to it.");

    [Fact]
    public void A_lookaside_list_whose_memory_is_still_there() => Findings(kernel =>
    {
        WdfLookaside.Create(WdfDriver.Create(kernel), null, 16, PoolType.NonPagedPoolNx, null, 0, out var list).Should().Be(NtStatus.Success);
        list!.CreateMemory(out _).Should().Be(NtStatus.Success);
        list.Delete();
    }).Should().ContainSingle().Which.Should().Contain("lookaside 1: was deleted").And.EndWith("memory 1 refer(s) to it.");

    [Fact]
    public void A_body_that_ends_at_a_raised_irql() => Findings(static kernel => kernel.RaiseIrql(Irql.Dispatch))
        .Should().Equal("Left over: body ended at Dispatch: it has not lowered the IRQL (KeLowerIrql), or not released a spin lock or fast mutex.");

    [Fact]
    public void A_thread_that_ends_at_a_raised_irql() => Findings(static kernel => kernel.Spawn("worker", () => kernel.RaiseIrql(Irql.Apc)))
        .Should().ContainSingle().Which.Should().StartWith("Left over: worker ended at Apc:");

    [Fact]
    public void A_thread_that_ends_in_regions() => Findings(static kernel => kernel.Spawn("worker", () =>
    {
        kernel.EnterCriticalRegion();
        kernel.EnterCriticalRegion();
        kernel.EnterGuardedRegion();
    })).Should().HaveCount(2).And.Contain(static f => f.StartsWith("Left over: worker ended in 2 critical region(s)", StringComparison.Ordinal) && f.Contains("0x20"))
        .And.Contain(static f => f.StartsWith("Left over: worker ended in 1 guarded region(s)", StringComparison.Ordinal));

    [Fact]
    public void What_is_undone_is_no_finding() => Findings(static kernel => kernel.Spawn("worker", () =>
    {
        kernel.EnterCriticalRegion();
        kernel.LowerIrql(kernel.RaiseIrql(Irql.Dispatch));
        kernel.LeaveCriticalRegion();
    })).Should().BeEmpty();

    [Fact]
    public void Locks_of_the_framework_that_are_still_held_and_by_whom() => Findings(
        static kernel =>
        {
            var driver = new RuleWorld(kernel).Driver;
            WdfSpinLock.Create(driver, null, out var spin).Should().Be(NtStatus.Success);
            kernel.Spawn("worker", () => spin!.Acquire());
        },
        Framework).Should().Contain("Left over: spin lock 1: is still held by worker (WdfSpinLockRelease).");

    [Fact]
    public void A_wait_lock_too() => Findings(
        static kernel =>
        {
            WdfWaitLock.Create(new RuleWorld(kernel).Driver, null, out var wait).Should().Be(NtStatus.Success);
            wait!.Acquire();
        },
        Framework).Should().Contain("Left over: wait lock 1: is still held by body (WdfWaitLockRelease).");

    [Fact]
    public void The_lock_of_a_device_too() => Findings(static kernel => new RuleWorld(kernel).Device.AcquireLock())
        .Should().ContainSingle(static f => f.Contains("its lock is still held by body (WdfObjectReleaseLock)."));

    [Fact]
    public void With_all_rules_a_lock_is_reported_as_Driver_Verifier_does()
    {
        using var kernel = new SimulatedKernel();

        kernel.FailureOf(() => new KernelFastMutex(kernel, "mutex").Acquire());

        kernel.Violations.Should().ContainSingle().Which.Rule.Should().Be("0xC4_0x100A");
    }

    [Fact]
    public void Periodic_timers_may_stay_armed() => Findings(static kernel =>
    {
        var world = new RuleWorld(kernel);
        world.Timer(static () => { }).Start(-10_000);
    }).Should().BeEmpty();

    [Fact]
    public void With_source_lines_each_finding_says_where_it_was_made()
    {
        var line = 0;

        Findings(
            kernel =>
            {
                line = Here() + 1;
                IoManager.AllocateIrp(kernel, 1);
            },
            new SimulatedKernelOptions { SourceLines = true })
            .Should().Equal($"Left over: IRP 1: was allocated and never freed (IoFreeIrp). Made by body at EndOfTestTests.cs:{line}.");
    }

    private static int Here([CallerLineNumber] int line = 0) => line;

    private static IReadOnlyList<string> Findings(Action<SimulatedKernel> body, SimulatedKernelOptions? options = null)
    {
        using var kernel = new SimulatedKernel(options);
        var thrown = Record.Exception(() => kernel.Run(() => body(kernel)));
        kernel.Violations.Should().BeEmpty();
        return thrown is null ? [] : thrown.Should().BeOfType<KernelRunException>().Which.Findings;
    }
}
