namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>What the framework's verifier says about queues: for each check a driver that breaks it and nothing else, and its legal neighbour.</summary>
public class KmdfQueueRuleTests
{
    public static TheoryData<string> Ids => [.. QueueRuleDrivers.All.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported_once(string id) =>
        AssertReported(id, QueueRuleDrivers.All[id].ReportedAs ?? id, new SimulatedKernelOptions());

    [Theory]
    [MemberData(nameof(Ids))]
    public void With_the_frameworks_verifier_alone_it_is_reported_with_its_own_rule(string id) =>
        AssertReported(id, id, new SimulatedKernelOptions { Verifier = VerifierOptions.KmdfVerifier, BreakReaction = BreakReaction.Throw });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_legal_neighbour_is_not_reported(string id)
    {
        using var world = new QueueWorld(QueueRuleDrivers.All[id]);

        world.Run(QueueRuleDrivers.All[id].Legal);

        world.Kernel.Violations.Should().BeEmpty();
    }

    private static void AssertReported(string id, string expected, SimulatedKernelOptions options)
    {
        using var world = new QueueWorld(QueueRuleDrivers.All[id], options);

        var run = () => world.Run(QueueRuleDrivers.All[id].Bad);

        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be(expected);
        world.Kernel.Violations.Should().ContainSingle().Which.Remedy.Should().NotBeEmpty();
    }

    [Fact]
    public void FxEnhancedVerifierForwardProgress_is_no_rule_but_makes_allocations_fail()
    {
        using var world = new QueueWorld(options: new SimulatedKernelOptions { ForwardProgressFaults = ForwardProgressFaults.FailAll });
        var wasReserved = false;
        world.Run(w =>
        {
            var queue = w.Default((_, request) =>
            {
                wasReserved = request.IsReserved;
                request.Complete(NtStatus.Success);
            });
            queue.AssignForwardProgressPolicy(new WdfIoQueueForwardProgressPolicy(1)).Should().Be(NtStatus.Success);
            w.File.DeviceIoControl(TestBed.Bed.Ioctl).Status.Should().Be(NtStatus.Success);
        });

        wasReserved.Should().BeTrue();
        world.Kernel.Violations.Should().BeEmpty();
    }
}
