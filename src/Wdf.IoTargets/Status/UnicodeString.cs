namespace Wdf.IoTargets;

/// <summary>A counted string as the kernel has it (UNICODE_STRING), for the functions that look at its lengths.</summary>
/// <param name="Length">Bytes of the text.</param>
/// <param name="MaximumLength">Bytes of the buffer.</param>
/// <param name="Buffer">The buffer; null for none.</param>
public readonly record struct UnicodeString(ushort Length, ushort MaximumLength, string? Buffer)
{
    /// <summary>Makes one of a text, as RtlInitUnicodeString does.</summary>
    /// <param name="text">The text; null for an empty string without a buffer.</param>
    public UnicodeString(string? text)
        : this((ushort)(2 * (text?.Length ?? 0)), (ushort)(text is null ? 0 : (2 * text.Length) + 2), text)
    {
    }

    /// <inheritdoc/>
    public override string ToString() => Buffer is null ? string.Empty : Buffer[..Math.Min(Length / 2, Buffer.Length)];
}
