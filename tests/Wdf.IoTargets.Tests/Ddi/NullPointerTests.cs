using Wdf.IoTargets.Ddi;

namespace Wdf.IoTargets.Tests.Ddi;

public class NullPointerTests
{
    [Fact]
    public void NULL_stands_for_buffers_texts_and_pointers()
    {
        Memory<byte> buffer = NULL;
        string? text = NULL;
        NullPointer pointer = NULL;
        NullPointer literal = null!;

        buffer.IsEmpty.Should().BeTrue();
        text.Should().BeNull();
        (pointer is null).Should().BeTrue();
        (literal is null).Should().BeTrue();
    }

    [Fact]
    public void Whatever_is_null_compares_equal_to_NULL()
    {
        object? nothing = null;
        object something = "x";

        (nothing == NULL).Should().BeTrue();
        (something == NULL).Should().BeFalse();
        (something != NULL).Should().BeTrue();
    }

    [Fact]
    public void An_empty_part_of_a_buffer_is_not_NULL()
    {
        Memory<byte> none = default;
        Memory<byte> empty = new byte[4].AsMemory(2, 0);

        (none == NULL).Should().BeTrue();
        (empty == NULL).Should().BeFalse();
        (empty != NULL).Should().BeTrue();
    }
}
