using QuickStart.Partitions;

namespace Wdf.IoTargets.Samples.Tests.QuickStart;

public class Crc32Tests
{
    [Fact]
    public void The_check_value_of_the_nine_digits_is_the_published_one() =>
        Crc32.Of("123456789"u8).Should().Be(0xCBF43926);

    [Fact]
    public void The_check_value_of_nothing_is_0() => Crc32.Of([]).Should().Be(0);
}
