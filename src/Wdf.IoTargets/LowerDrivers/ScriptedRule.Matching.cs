using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <content>Which requests a rule is for, beside their kind.</content>
public sealed partial class ScriptedRule
{
    private string? _name;

    /// <summary>Gives the rule a name for reports, in place of a description made from its conditions.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule Named(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _name = name;
        return this;
    }

    /// <summary>Only requests for which a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="text">Its words in reports; by default the source text of the condition.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule When(Func<SimulatedIo, bool> condition, [CallerArgumentExpression(nameof(condition))] string? text = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Where(condition, $"when {text}");
    }

    /// <summary>Only reads and writes of one length.</summary>
    /// <param name="bytes">The length in bytes.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule WithLength(int bytes) => WithLength(bytes, bytes);

    /// <summary>Only reads and writes whose length lies between two limits.</summary>
    /// <param name="minimum">The shortest, in bytes.</param>
    /// <param name="maximum">The longest, in bytes.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule WithLength(int minimum, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minimum);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        return Where(
            io => io.MajorFunction is MajorFunction.Read or MajorFunction.Write && io.Length >= minimum && io.Length <= maximum,
            minimum == maximum ? $"of {minimum} bytes" : $"of {minimum} to {maximum} bytes");
    }

    /// <summary>Only requests with an input of one length: a device control's input buffer, or a write's data.</summary>
    /// <param name="bytes">The length in bytes.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule WithInputLength(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return Where(io => io.InputLength == bytes, $"with {bytes} bytes in");
    }

    /// <summary>Only requests with an output buffer of one length: a device control's, or a read's.</summary>
    /// <param name="bytes">The length in bytes.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule WithOutputLength(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return Where(io => io.OutputLength == bytes, $"with {bytes} bytes out");
    }

    /// <summary>Only requests with certain input: a device control's input buffer, or a write's data.</summary>
    /// <param name="input">All of the input; copied now.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule WithInput(ReadOnlySpan<byte> input)
    {
        var bytes = input.ToArray();
        var shown = Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 16)));
        return Where(io => io.Input.SequenceEqual(bytes), $"with input {shown}{(bytes.Length > 16 ? "..." : string.Empty)}");
    }

    /// <summary>Only reads and writes that begin at one offset.</summary>
    /// <param name="offset">The byte offset on the device.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule AtOffset(long offset) => Where(
        io => io.MajorFunction is MajorFunction.Read or MajorFunction.Write && io.Offset == offset, $"at {offset}");

    /// <summary>Only reads and writes that touch a range, such as bad sectors.</summary>
    /// <param name="offset">Where the range begins: a byte offset on the device.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule Touching(long offset, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return Where(
            io => io.MajorFunction is MajorFunction.Read or MajorFunction.Write && io.Offset < offset + length && io.Offset + io.Length > offset,
            $"touching {offset} to {offset + length}");
    }

    /// <summary>Only one of the requests that fit.</summary>
    /// <param name="number">Which one, counted from 1.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule OnlyCall(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return Numbers(n => n == number, $"call {number}");
    }

    /// <summary>Only the requests that fit from a certain one on.</summary>
    /// <param name="number">The first one, counted from 1.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule FromCall(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return Numbers(n => n >= number, $"from call {number} on");
    }

    /// <summary>Only every n-th of the requests that fit: the n-th, the 2n-th, and so on.</summary>
    /// <param name="n">The distance, at least 1.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule EveryNth(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Numbers(number => number % n == 0, $"every {n}. call");
    }

    /// <summary>Only the first requests that fit; later ones go to the next rule.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _limit = count;
        return this;
    }

    /// <summary>Only the first request that fits.</summary>
    /// <returns>The rule.</returns>
    public ScriptedRule Once() => Times(1);

    private ScriptedRule Where(Func<SimulatedIo, bool> condition, string words)
    {
        _conditions.Add(condition);
        _words.Add(words);
        return this;
    }

    // A second choice by number narrows the first.
    private ScriptedRule Numbers(Func<int, bool> fits, string words)
    {
        var before = _numbers;
        _numbers = before is null ? fits : n => before(n) && fits(n);
        _words.Add(words);
        return this;
    }
}
