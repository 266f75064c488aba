using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>What a driver may ask of the framework's verifier itself: a break, a stop, a check of its own.</summary>
public static class WdfVerifier
{
    /// <summary>Breaks into the debugger (WdfVerifierDbgBreakPoint): a violation when the framework's verifier is on, nothing when it is off. Any IRQL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfverifier/nf-wdfverifier-wdfverifierdbgbreakpoint"/>
    [Ddi("WdfVerifierDbgBreakPoint")]
    public static void DbgBreakPoint()
    {
        var kernel = SimulatedKernel.Current;
        kernel.Break("WdfVerifierDbgBreakPoint", $"{Caller(kernel)} asks for a break.", "See in the driver why it does.", null);
    }

    /// <summary>Stops the system with a code of the driver's own (WdfVerifierKeBugCheck), whether the framework's verifier is on or off. Any IRQL.</summary>
    /// <param name="bugCheckCode">The code.</param>
    /// <param name="bugCheckParameter1">Parameter 1.</param>
    /// <param name="bugCheckParameter2">Parameter 2.</param>
    /// <param name="bugCheckParameter3">Parameter 3.</param>
    /// <param name="bugCheckParameter4">Parameter 4.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfverifier/nf-wdfverifier-wdfverifierkebugcheck"/>
    [DoesNotReturn]
    [Ddi("WdfVerifierKeBugCheck")]
    public static void KeBugCheck(uint bugCheckCode, ulong bugCheckParameter1, ulong bugCheckParameter2, ulong bugCheckParameter3, ulong bugCheckParameter4)
    {
        var kernel = SimulatedKernel.Current;
        kernel.BugCheck(
            "WdfVerifierKeBugCheck", bugCheckCode, bugCheckParameter1, $"{Caller(kernel)} stops the system.", "See in the driver why it does.", null, parameter2: bugCheckParameter2, parameter3: bugCheckParameter3, parameter4: bugCheckParameter4);
    }

    /// <summary>Checks an expectation of the driver's (WDFVERIFY): a break when it is not met and <see cref="SimulatedKernelOptions.VerifyOn"/> holds. Any IRQL.</summary>
    /// <param name="condition">What should be true.</param>
    /// <param name="text">The condition as it is written.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/breaking-into-a-debugger-from-kmdf-drivers"/>
    public static void Verify(bool condition, [CallerArgumentExpression(nameof(condition))] string? text = null)
    {
        var kernel = SimulatedKernel.Current;
        if (!condition && (kernel.Options.VerifyOn ?? kernel.FrameworkVerifierOn))
        {
            kernel.BreakAnyway("WDFVERIFY", $"{Caller(kernel)} expects {text}, which does not hold.", "See in the driver why it does not.", null);
        }
    }

    private static string Caller(SimulatedKernel kernel) => kernel.CurrentDriver?.Name ?? kernel.CurrentActor.Name;
}
