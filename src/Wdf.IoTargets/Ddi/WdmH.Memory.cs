#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Copying and filling memory.</content>
public static partial class WdmH
{
    /// <summary>Copies bytes from one buffer to another.</summary>
    /// <param name="Destination">Where to.</param>
    /// <param name="Source">Where from.</param>
    /// <param name="Length">How many.</param>
    public static void RtlCopyMemory(Memory<byte> Destination, ReadOnlyMemory<byte> Source, nuint Length) =>
        Move(Destination, Source, Length, nameof(RtlCopyMemory));

    /// <summary>Copies bytes from one buffer to another; they may overlap.</summary>
    /// <param name="Destination">Where to.</param>
    /// <param name="Source">Where from.</param>
    /// <param name="Length">How many.</param>
    public static void RtlMoveMemory(Memory<byte> Destination, ReadOnlyMemory<byte> Source, nuint Length) =>
        Move(Destination, Source, Length, nameof(RtlMoveMemory));

    /// <summary>Fills a buffer with zeroes.</summary>
    /// <param name="Destination">The buffer.</param>
    /// <param name="Length">How many bytes.</param>
    public static void RtlZeroMemory(Memory<byte> Destination, nuint Length) =>
        Handles.Cut(Destination, Length, nameof(RtlZeroMemory)).Span.Clear();

    /// <summary>Fills a buffer.</summary>
    /// <param name="Destination">The buffer.</param>
    /// <param name="Length">How many bytes.</param>
    /// <param name="Fill">What with.</param>
    public static void RtlFillMemory(Memory<byte> Destination, nuint Length, byte Fill) =>
        Handles.Cut(Destination, Length, nameof(RtlFillMemory)).Span.Fill(Fill);

    /// <summary>Compares two buffers.</summary>
    /// <param name="Source1">The one.</param>
    /// <param name="Source2">The other.</param>
    /// <param name="Length">How many bytes.</param>
    /// <returns>How many bytes are equal before the first difference.</returns>
    public static nuint RtlCompareMemory(ReadOnlyMemory<byte> Source1, ReadOnlyMemory<byte> Source2, nuint Length)
    {
        Handles.RequireLength(Source1.Length, Length, nameof(RtlCompareMemory));
        Handles.RequireLength(Source2.Length, Length, nameof(RtlCompareMemory));
        return (nuint)Source1.Span[..(int)Length].CommonPrefixLength(Source2.Span[..(int)Length]);
    }

    /// <summary>Names a string. A UNICODE_STRING is a <c>string</c> here.</summary>
    /// <param name="DestinationString">The result.</param>
    /// <param name="SourceString">The characters; may be NULL.</param>
    public static void RtlInitUnicodeString(out string DestinationString, string SourceString) => DestinationString = SourceString;

    /// <summary>Says that a parameter is left unused.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="P">The parameter.</param>
    public static void UNREFERENCED_PARAMETER<T>(in T P)
    {
    }

    private static void Move(Memory<byte> destination, ReadOnlyMemory<byte> source, nuint length, string routine)
    {
        Handles.RequireLength(source.Length, length, routine);
        source.Span[..(int)length].CopyTo(Handles.Cut(destination, length, routine).Span);
    }
}
