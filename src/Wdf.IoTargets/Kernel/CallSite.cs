using System.Diagnostics;
using System.Globalization;

namespace Wdf.IoTargets;

/// <summary>The source line of the call that came into this library: code of the driver, or of the test.</summary>
/// <remarks>
/// The file's name without its folder, so that reports are the same on every machine. Costs a walk of the stack and a look into the symbols: only for reports,
/// and for a trace that was asked for lines.
/// </remarks>
internal static class CallSite
{
    private const string RunOfBody = "RunBody";
    private const string EndOfRun = "StopForRule";
    private const string Deadlock = nameof(SimulatedKernel.StopForDeadlock);
    private const string RunOfUnit = "Invoke";
    private const string UnitRunner = "Wdf.IoTargets.Scheduler";

    private static readonly string[] Own = ["Wdf.IoTargets", "Wdf.IoTargets.Testing"];

    /// <summary>Finds the innermost frame that is neither this library's nor the runtime's.</summary>
    /// <returns>Such as <c>Driver.cs:57</c>; null where there are no symbols, or where no such code runs on the actor.</returns>
    public static string? Find()
    {
        foreach (var frame in new StackTrace(fNeedFileInfo: true).GetFrames())
        {
            if (DiagnosticMethodInfo.Create(frame) is not { } method)
            {
                continue;
            }

            var assembly = method.DeclaringAssemblyName;
            var comma = assembly.IndexOf(',', StringComparison.Ordinal);
            var name = comma < 0 ? assembly.AsSpan() : assembly.AsSpan(0, comma);
            if (IsOwn(name))
            {
                if (IsEdge(method))
                {
                    return null;
                }
            }
            else if (!IsRuntime(name) && frame.GetFileName() is { } file)
            {
                var cut = file.AsSpan().LastIndexOfAny('/', '\\');
                return string.Create(CultureInfo.InvariantCulture, $"{file.AsSpan(cut + 1)}:{frame.GetFileLineNumber()}");
            }
        }

        return null;
    }

    private static bool IsOwn(ReadOnlySpan<char> assembly) => assembly.SequenceEqual(Own[0]) || assembly.SequenceEqual(Own[1]);

    private static bool IsRuntime(ReadOnlySpan<char> assembly) => assembly.StartsWith("System.");

    // Beyond these frames of the kernel runs what the actor has interrupted, or who has started the run: nobody who called.
    private static bool IsEdge(DiagnosticMethodInfo method) =>
        method.Name is RunOfBody or EndOfRun or Deadlock || (method.Name == RunOfUnit && method.DeclaringTypeName == UnitRunner);
}
