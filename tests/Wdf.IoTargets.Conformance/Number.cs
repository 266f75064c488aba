using System.Globalization;

namespace Wdf.IoTargets.Conformance;

/// <summary>Numbers of the scenario language.</summary>
internal static class Number
{
    /// <summary>Reads a number: decimal, hexadecimal with 0x, or negative.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number, as 64 bits.</returns>
    public static ulong Parse(string text) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : text.StartsWith('-') ? (ulong)long.Parse(text, CultureInfo.InvariantCulture)
        : ulong.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Reads a status.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The status.</returns>
    public static NtStatus Status(string text) => (NtStatus)(uint)Parse(text);

    /// <summary>Prints a status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>Eight hexadecimal digits.</returns>
    public static string Text(NtStatus status) => string.Create(CultureInfo.InvariantCulture, $"0x{(uint)status:x8}");

    /// <summary>Prints up to 16 bytes, with two dots when there are more.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Hexadecimal digits.</returns>
    public static string Hex(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 16 ? Convert.ToHexStringLower(bytes[..16]) + ".." : Convert.ToHexStringLower(bytes);
}
