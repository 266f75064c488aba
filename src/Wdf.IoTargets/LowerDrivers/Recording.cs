using System.Text.Json;

namespace Wdf.IoTargets;

/// <summary>What a <see cref="RecordingFilter"/> has written, read back.</summary>
/// <remarks>
/// A last line that is not whole, as a process leaves it that dies while it writes, is left out. Everything else that is wrong is an error with the
/// number of the line. Properties that are not known are ignored, so that a file may carry notes.
/// </remarks>
public sealed partial class Recording
{
    /// <summary>The version of the format that is written, and read.</summary>
    public const int Version = 1;

    private readonly List<RecordedRequest> _requests = [];
    private readonly Dictionary<long, RecordedRequest> _open = [];

    private Recording(string name)
    {
        Name = name;
    }

    /// <summary>The file's name, for reports.</summary>
    public string Name { get; }

    /// <summary>The name of the device that was recorded.</summary>
    public string DeviceName { get; private set; } = string.Empty;

    /// <summary>The type of the device that was recorded.</summary>
    public DeviceType DeviceType { get; private set; } = DeviceType.Unknown;

    /// <summary>How reads and writes passed their buffer.</summary>
    public DeviceFlags DeviceFlags { get; private set; } = DeviceFlags.BufferedIo;

    /// <summary>The requests, in the order in which they reached the filter.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _requests;

    /// <summary>Whether the last line is not whole, and was left out.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The recording.</returns>
    /// <exception cref="RecordingFormatException">A line is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Recording Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Load(stream, Path.GetFileName(path));
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">Its name in reports.</param>
    /// <returns>The recording.</returns>
    /// <exception cref="RecordingFormatException">A line is wrong.</exception>
    public static Recording Load(Stream stream, string name = "recording")
    {
        ArgumentNullException.ThrowIfNull(stream);
        var recording = new Recording(name);
        var number = 0;
        foreach (var (text, hasEnd) in Lines(stream))
        {
            number++;
            var line = number == 1 && text.Span.StartsWith("\uFEFF"u8) ? text["\uFEFF"u8.Length..] : text;
            if (!hasEnd && !IsWhole(line))
            {
                recording.IsTorn = true;
                break;
            }

            if (number == 1)
            {
                recording.ReadHeader(line, number);
            }
            else if (!line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                recording.ReadLine(line, number);
            }
        }

        if (number == 0 || (number == 1 && recording.IsTorn))
        {
            throw new RecordingFormatException(name, 1, "the file ends before its header; it is empty, or no recording.");
        }

        return recording;
    }

    // A file that was edited may lack the last line's end; half a line is no JSON.
    private static bool IsWhole(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // As bytes, so that a line that is no UTF-8 is found by the one who reads it.
    private static IEnumerable<(ReadOnlyMemory<byte> Line, bool HasEnd)> Lines(Stream stream)
    {
        var buffer = new byte[64 * 1024];
        var start = 0;
        var end = 0;
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return (buffer.AsMemory(start, length), true);
                start += length + 1;
                continue;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            var count = stream.Read(buffer, end, buffer.Length - end);
            if (count == 0)
            {
                break;
            }

            end += count;
        }

        if (end > 0)
        {
            yield return (buffer.AsMemory(0, end), false);
        }
    }
}
