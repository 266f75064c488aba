using System.Globalization;

namespace Wdf.IoTargets.Conformance;

/// <summary>Runs one scenario in a kernel of its own.</summary>
internal static class ScenarioRun
{
    /// <summary>Runs a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>What was printed.</returns>
    public static IReadOnlyList<string> Execute(Scenario scenario)
    {
        var output = new Output();
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions
        {
            Verifier = scenario.VerifierOn ? VerifierOptions.KmdfVerifier : VerifierOptions.None,
            TrackReferenceTags = scenario.TracksReferences,
            CheckLeftOvers = false,
            BlockedBodyLimit = TimeSpan.FromSeconds(1000),
            TraceCapacity = 0,
            Sink = new FileLines(output),
        });
        kernel.ViolationFound += violation =>
        {
            // One with a code is no break, but something that a real system would not have noticed.
            if (!violation.IsFatal && violation.BugCheckCode is null)
            {
                output.Write("VERIFIER BREAK");
            }
        };

        try
        {
            kernel.Run(() =>
            {
                new Interpreter(kernel, output, scenario).Run(scenario.Lines);
                output.End("END");
            });
        }
        catch (KernelDeadlockException) when (scenario.IsSupport)
        {
            output.End("DEADLOCK");
        }
        catch (WdfViolationException e)
        {
            output.End(Describe(e.Violation, scenario.IsSupport ? "0x" : string.Empty));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            output.End($"FAILED {e.GetType().Name}: {e.Message.ReplaceLineEndings(" | ")}");
        }

        return output.Lines;
    }

    private static string Describe(WdfViolation violation, string codePrefix)
    {
        if (violation.BugCheckCode == 0x7E && violation.Parameter1 == 0xC0000005)
        {
            return "CRASH 0xc0000005";
        }

        if (violation.BugCheckCode != 0x10D)
        {
            return string.Create(CultureInfo.InvariantCulture, $"BUGCHECK 0x{violation.BugCheckCode:x}");
        }

        var second = violation.Parameter2IsPointer ? "ptr" : string.Create(CultureInfo.InvariantCulture, $"0x{violation.Parameter2:x}");
        return string.Create(CultureInfo.InvariantCulture, $"BUGCHECK 0x10d code={codePrefix}{violation.Parameter1:x} p2={second}");
    }
}
