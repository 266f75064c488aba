#nullable disable

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions and macros of <c>wdfverifier.h</c> and <c>wdfassert.h</c> that a driver breaks or stops with.</summary>
public static class WdfVerifierH
{
    /// <inheritdoc cref="WdfVerifier.DbgBreakPoint"/>
    public static void WdfVerifierDbgBreakPoint() => WdfVerifier.DbgBreakPoint();

    /// <inheritdoc cref="WdfVerifier.KeBugCheck"/>
    [DoesNotReturn]
    public static void WdfVerifierKeBugCheck(uint BugCheckCode, ulong BugCheckParameter1, ulong BugCheckParameter2, ulong BugCheckParameter3, ulong BugCheckParameter4) =>
        WdfVerifier.KeBugCheck(BugCheckCode, BugCheckParameter1, BugCheckParameter2, BugCheckParameter3, BugCheckParameter4);

    /// <inheritdoc cref="WdfVerifier.Verify"/>
    /// <param name="exp">What should be true.</param>
    /// <param name="text">The condition as it is written.</param>
    public static void WDFVERIFY(bool exp, [CallerArgumentExpression(nameof(exp))] string text = null) => WdfVerifier.Verify(exp, text);

    /// <summary>Expects to run at PASSIVE_LEVEL, as <see cref="WDFVERIFY"/> does.</summary>
    public static void VERIFY_IS_IRQL_PASSIVE_LEVEL() => WdfVerifier.Verify(Handles.Kernel.CurrentIrql == Irql.Passive, "KeGetCurrentIrql() == PASSIVE_LEVEL");
}
