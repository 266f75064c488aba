using System.Globalization;
using System.Text;

namespace Wdf.IoTargets;

/// <summary>The text of an object as a debugger extension shows it: a heading, and lines of names and values.</summary>
internal sealed class ObjectDump
{
    private const int NameWidth = 22;
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Begins an object.</summary>
    /// <param name="command">The debugger command that shows such an object on a real system.</param>
    /// <param name="subject">The object.</param>
    public void Heading(string command, KernelObject subject) =>
        Indent().Append(command).Append("  ").Append(subject.Name).Append(": ").AppendLine(subject.DescribeState());

    /// <summary>Adds a value.</summary>
    public void Line(string name, object? value) =>
        Indent().Append("  ").Append(name.PadRight(NameWidth)).Append(' ').AppendLine(value switch
        {
            null => "none",
            KernelObject other => other.Name,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        });

    /// <summary>Adds a value when there is one.</summary>
    public void LineIf(bool condition, string name, object? value)
    {
        if (condition)
        {
            Line(name, value);
        }
    }

    /// <summary>Adds a line of text.</summary>
    public void Text(string line) => Indent().Append("  ").AppendLine(line);

    /// <summary>Adds the dump of another object, further in.</summary>
    public void Nested(KernelObject other)
    {
        _depth += 2;
        other.Dump(this);
        _depth -= 2;
    }

    /// <summary>The function's name, as a stack trace shows it.</summary>
    public static string NameOf(Delegate? callback) =>
        callback is null ? "none" : callback.Method.DeclaringType is { } type ? $"{type.Name}.{callback.Method.Name}" : callback.Method.Name;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString().TrimEnd();

    private StringBuilder Indent() => _text.Append(' ', _depth);
}
