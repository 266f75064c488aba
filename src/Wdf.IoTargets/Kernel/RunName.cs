using System.Diagnostics;

namespace Wdf.IoTargets;

/// <summary>What a run is called: class and method of the code that it was given, which in a test are those of the test.</summary>
internal static class RunName
{
    /// <summary>The name of a body.</summary>
    /// <param name="body">The body; null for a run without one.</param>
    /// <returns>Such as <c>TimeoutTests.A_late_answer</c>.</returns>
    public static string Of(Delegate? body)
    {
        if (body is null)
        {
            return nameof(SimulatedKernel.Verify);
        }

        // Stays null where a native program was built without names for its stack traces.
        return DiagnosticMethodInfo.Create(body) is { } method ? $"{TypeOf(method.DeclaringTypeName)}.{MethodOf(method.Name)}" : "run";
    }

    // The compiler calls a lambda <Method>b__0, and the class of what it captures Type+<>c__DisplayClass0_0.
    private static string MethodOf(string name)
    {
        var start = name.AsSpan().TrimStart('<');
        var end = start.IndexOf('>');
        return start.Length == name.Length || end <= 0 ? name : start[..end].ToString();
    }

    private static string TypeOf(string? fullName)
    {
        var name = fullName.AsSpan();
        foreach (var mark in (ReadOnlySpan<string>)["+<", "`", "["])
        {
            var at = name.IndexOf(mark);
            name = at < 0 ? name : name[..at];
        }

        return name[(name.LastIndexOf('.') + 1)..].ToString().Replace('+', '.');
    }
}
