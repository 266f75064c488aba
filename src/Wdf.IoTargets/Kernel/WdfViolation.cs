namespace Wdf.IoTargets;

/// <summary>A rule that the driver under test broke: what a real system answers with a bug check or a break into the debugger.</summary>
public sealed partial class WdfViolation
{
    internal WdfViolation(string rule, string message, string remedy)
    {
        Rule = rule;
        Message = message;
        Remedy = remedy;
    }

    /// <summary>The rule's name.</summary>
    public string Rule { get; }

    /// <summary>How hard the rule is: an error stops the kernel, the others are only recorded.</summary>
    public RuleLevel Level { get; internal init; } = RuleLevel.Error;

    /// <summary>What the rule forbids, in general; null for a check of the framework's own.</summary>
    public string? Forbidden { get; internal init; }

    /// <summary>The page of the documentation that the rule follows; null when there is none.</summary>
    public string? Page { get; internal init; }

    /// <summary>Why it was allowed (<see cref="SimulatedKernel.Allow(string, string)"/>); null for a violation that was not.</summary>
    public string? AllowedBecause { get; internal set; }

    /// <summary>What happened.</summary>
    public string Message { get; }

    /// <summary>What to do instead.</summary>
    public string Remedy { get; }

    /// <summary>The bug check that it is on a real system, such as 0x10D (WDF_VIOLATION); null for a break alone.</summary>
    public uint? BugCheckCode { get; internal init; }

    /// <summary>Parameter 1 of the bug check where it is a number; see <see cref="Parameter1Object"/>.</summary>
    public ulong Parameter1 { get; internal init; }

    /// <summary>The object to which parameter 1 of the bug check points, where it is a pointer.</summary>
    public object? Parameter1Object { get; private set; }

    /// <summary>Parameter 2 of the bug check where it is a number; see <see cref="Parameter2Object"/>.</summary>
    public ulong Parameter2 { get; internal init; }

    /// <summary>The object to which parameter 2 of the bug check points, where it is a pointer, or a word for what stands there.</summary>
    public object? Parameter2Object { get; internal set; }

    /// <summary>Whether parameter 2 of the bug check is a pointer.</summary>
    public bool Parameter2IsPointer { get; internal init; }

    /// <summary>Parameter 3 of the bug check where it is a number; see <see cref="Parameter3Object"/>.</summary>
    public ulong Parameter3 { get; internal init; }

    /// <summary>The object to which parameter 3 of the bug check points, where it is a pointer, or a word for what stands there.</summary>
    public object? Parameter3Object { get; private set; }

    /// <summary>Parameter 4 of the bug check where it is a number; see <see cref="Parameter4Object"/>.</summary>
    public ulong Parameter4 { get; internal init; }

    /// <summary>The object to which parameter 4 of the bug check points, where it is a pointer, or a word for what stands there.</summary>
    public object? Parameter4Object { get; private set; }

    /// <summary>The name of the bug check, such as WDF_VIOLATION; null for a break alone, and for a code of the driver's own.</summary>
    public string? BugCheckName => BugCheckCode is { } code ? StopCode.NameOf(code) : null;

    /// <summary>Whether the kernel has stopped for it.</summary>
    public bool IsFatal { get; internal init; }

    /// <summary>The object that the rule is about.</summary>
    public KernelObject? Subject { get; internal init; }

    /// <summary>The actor that broke the rule.</summary>
    public KernelActor? Actor { get; internal set; }

    /// <summary>
    /// The source line of the driver's call that broke the rule, such as <c>Driver.cs:57</c>; null where there is none: the code that called has no symbols, or the
    /// rule is judged when everything has ended.
    /// </summary>
    public string? CalledFrom { get; private set; }

    /// <summary>What happened to the subject recently, as far as the trace has it.</summary>
    public IReadOnlyList<string> History { get; internal set; } = [];

    /// <summary>The number of its event in the trace; 0 when nobody observed it.</summary>
    internal long Sequence { get; set; }
}
