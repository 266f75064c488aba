namespace Wdf.IoTargets.Tests.Ddi;

public class WdfCoreHTests
{
    [Fact]
    public void Relative_timeouts_are_negative_units_of_100_ns()
    {
        WDF_REL_TIMEOUT_IN_SEC(2).Should().Be(-20_000_000);
        WDF_REL_TIMEOUT_IN_MS(2).Should().Be(-20_000);
        WDF_REL_TIMEOUT_IN_US(2).Should().Be(-20);
        WDF_REL_TIMEOUT_IN_MS(0).Should().Be(0);
        WdfTimeout.Relative(TimeSpan.FromSeconds(2)).Should().Be(WDF_REL_TIMEOUT_IN_SEC(2));
    }

    [Fact]
    public void Absolute_timeouts_are_positive_units_of_100_ns()
    {
        WDF_ABS_TIMEOUT_IN_SEC(2).Should().Be(20_000_000);
        WDF_ABS_TIMEOUT_IN_MS(2).Should().Be(20_000);
        WDF_ABS_TIMEOUT_IN_US(2).Should().Be(20);
        WdfTimeout.Absolute(new DateTimeOffset(1601, 1, 1, 0, 0, 2, TimeSpan.Zero)).Should().Be(WDF_ABS_TIMEOUT_IN_SEC(2));
    }

    [Fact]
    public void A_timeout_beyond_64_bits_wraps_around()
    {
        WDF_REL_TIMEOUT_IN_US(ulong.MaxValue).Should().Be(10);
        WDF_ABS_TIMEOUT_IN_US(ulong.MaxValue).Should().Be(-10);
    }

    [Theory]
    [InlineData(0ul, 0ul, 0ul)]
    [InlineData(1ul, 0ul, 512ul)]
    [InlineData(512ul, 512ul, 512ul)]
    [InlineData(513ul, 512ul, 1024ul)]
    [InlineData(ulong.MaxValue, ulong.MaxValue - 511, 0ul)]
    public void Sizes_are_aligned_to_a_power_of_two(ulong length, ulong down, ulong up)
    {
        WDF_ALIGN_SIZE_DOWN(length, 512).Should().Be(down);
        WDF_ALIGN_SIZE_UP(length, 512).Should().Be(up);
    }
}
