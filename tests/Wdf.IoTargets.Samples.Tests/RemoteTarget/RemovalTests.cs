using RemoteTarget;

namespace Wdf.IoTargets.Samples.Tests.RemoteTarget;

public class RemovalTests
{
    [Fact]
    public void The_target_follows_the_device() => RemovalBench.Run().Should().Equal(
        "A removal that is called off:",
        @"  open: STATUS_SUCCESS, \Device\Stick1",
        "  read while Started: STATUS_SUCCESS",
        "  may it go? yes; the target is ClosedForQueryRemove",
        "  read while ClosedForQueryRemove: STATUS_INVALID_DEVICE_STATE",
        "  it stays: STATUS_SUCCESS, the target is Started",
        "  read while Started: STATUS_SUCCESS",
        "A removal that happens:",
        "  may it go? yes; the target is ClosedForQueryRemove",
        "  it is gone; the target is Closed",
        "  read while Closed: STATUS_INVALID_DEVICE_STATE",
        "Another stick, pulled out with a read in flight:",
        @"  open: STATUS_SUCCESS, \Device\Stick2",
        "  the read in flight came back: STATUS_DEVICE_REMOVED",
        "  it is gone; the target is Closed",
        "  read while Closed: STATUS_INVALID_DEVICE_STATE");
}
