using System.Globalization;
using System.Text.Json;

namespace Wdf.IoTargets;

/// <summary>One line of a recording, whose properties are read by name; what is wrong with one says which and why.</summary>
internal readonly struct RecordingLine(string source, int number, JsonElement root)
{
    public RecordingFormatException Error(string problem, Exception? inner = null) => new(source, number, problem, inner);

    public bool Has(string name) => root.TryGetProperty(name, out _);

    public long Number(string name, long minimum, long maximum)
    {
        var value = Require(name);
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var result) || result < minimum || result > maximum)
        {
            throw Error($"'{name}' is {Shown(value)}; it must be a whole number from {minimum} to {maximum}.");
        }

        return result;
    }

    public long NumberOr(string name, long otherwise, long minimum, long maximum) => Has(name) ? Number(name, minimum, maximum) : otherwise;

    public uint Hex(string name)
    {
        var text = Text(name);
        return text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var result)
                ? result
                : throw Error($"'{name}' is \"{text}\"; it must be a number such as \"0xC0000001\".");
    }

    public MajorFunction Major(string name)
    {
        var text = Text(name);
        return Enum.TryParse<MajorFunction>(text, out var result) && result.ToString() == text
            ? result
            : throw Error($"'{name}' is \"{text}\", which is no major function; \"Read\", \"Write\" and \"DeviceControl\" are some.");
    }

    public string TextOrEmpty(string name) => Has(name) ? Text(name) : string.Empty;

    public bool Flag(string name) => Has(name) && Require(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Error($"'{name}' is {Shown(Require(name))}; it must be true or false."),
    };

    public byte[] Bytes(string name)
    {
        if (!Has(name))
        {
            return [];
        }

        var value = Require(name);
        return value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw Error($"'{name}' is no base64 text.");
    }

    private string Text(string name)
    {
        var value = Require(name);
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Error($"'{name}' is {Shown(value)}; it must be a text.");
    }

    private JsonElement Require(string name) => root.TryGetProperty(name, out var value) ? value : throw Error($"'{name}' is missing.");

    private static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length > 40 ? text[..40] + "..." : text;
    }
}
