namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Synchronous sends without a time-out.</summary>
public class SyncSendTimeoutTests
{
    private static readonly WdfRequestSendOptions HalfSecond = WdfRequestSendOptions.WithTimeout(TimeSpan.FromMilliseconds(500), WdfRequestSendOptionsFlags.Synchronous);

    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "SyncReqSend",
            kernel => new RuleWorld(kernel).SendIoctl(options: null),
            kernel => new RuleWorld(kernel).SendIoctl(WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(2)))
        },
        {
            "SyncReqSend2",
            kernel => SendSynchronously(kernel, new WdfRequestSendOptions(WdfRequestSendOptionsFlags.Synchronous)),
            kernel => SendSynchronously(kernel, HalfSecond)
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    [Fact]
    public void By_default_it_is_advice_and_no_violation()
    {
        using var kernel = new SimulatedKernel();

        kernel.Run(() => new RuleWorld(kernel).SendIoctl(options: null));

        kernel.Violations.Should().BeEmpty();
        kernel.Advice.Should().ContainSingle().Which.Rule.Should().Be("SyncReqSend");
    }

    private static void SendSynchronously(SimulatedKernel kernel, WdfRequestSendOptions options)
    {
        var world = new RuleWorld(kernel);
        world.Formatted().Send(world.Target, options).Should().BeTrue();
    }
}
