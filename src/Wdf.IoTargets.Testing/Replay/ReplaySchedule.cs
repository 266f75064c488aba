using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Wdf.IoTargets.Testing;

/// <summary>A schedule as a list of differences from the default order, and as text.</summary>
/// <remarks>
/// <c>wdf1|seed=1|cpus=1|body:RequestCancelling:request 1:1&gt;completion by disk|…</c>: where it would have been the body's turn to ask for
/// the cancellation of request 1, for the first time, the completion goes instead. A place is named by what happens there, not by a
/// number of steps, so that code elsewhere may change.
/// </remarks>
internal sealed record ReplaySchedule(int Seed, bool TwoCpu, IReadOnlyList<Difference> Differences)
{
    private const string Version = "wdf1";

    public static ReplaySchedule Parse(string text)
    {
        var parts = text.Split('|');
        if (parts.Length < 3 || parts[0] != Version || !TryField(parts[1], "seed", out var seed) || !TryField(parts[2], "cpus", out var cpus))
        {
            throw new FormatException($"This is no replay string of this version, which begins with '{Version}|seed=...|cpus=...': {text}");
        }

        var differences = new List<Difference>();
        foreach (var part in parts.AsSpan(3))
        {
            var sides = part.Split('>');
            var place = sides[0].Split(':');
            if (sides.Length != 2 || place.Length != 4 || !int.TryParse(place[3], NumberStyles.None, CultureInfo.InvariantCulture, out var occurrence))
            {
                throw new FormatException($"'{part}' in the replay string is not of the form actor:step:subject:number>actor.");
            }

            differences.Add(new Difference(Unescape(place[0]), Unescape(place[1]), Unescape(place[2]), occurrence, Unescape(sides[1])));
        }

        return new ReplaySchedule(seed, cpus > 1, differences);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Version}|seed={Seed}|cpus={(TwoCpu ? 2 : 1)}");
        foreach (var d in Differences)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{Escape(d.Turn)}:{Escape(d.Step)}:{Escape(d.Subject)}:{d.Occurrence}>{Escape(d.Chosen)}");
        }

        return text.ToString();
    }

    private static bool TryField([NotNull] string part, string name, out int value)
    {
        value = 0;
        return part.StartsWith(name + "=", StringComparison.Ordinal)
            && int.TryParse(part.AsSpan(name.Length + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    // Readable, and safe between quotation marks in C#, JSON and a shell.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            if (c is '%' or '|' or ':' or '>' or '"' or '\'' or '\\' or '$' or '`' || char.IsControl(c))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)c:X4}");
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 4 < text.Length
                && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                i += 4;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }
}
