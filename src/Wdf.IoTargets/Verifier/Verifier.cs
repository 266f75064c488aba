using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>The rules that one kernel enforces beyond those of the framework's own verifier.</summary>
internal sealed class Verifier : RequestSignals
{
    // Every DDI but those that each send needs, of which nothing is remembered, and which no rule looks at for themselves.
    private static readonly bool[] IsSpecial =
    [
        .. Enumerable.Range(0, (int)Enum.GetValues<DdiName>().Max() + 1).Select(static ddi => (DdiName)ddi is not (
            DdiName.WdfRequestReuse or DdiName.WdfRequestSend or DdiName.WdfRequestSetCompletionRoutine or DdiName.WdfRequestCreate
            or DdiName.WdfIoTargetFormatRequestForIoctl or DdiName.WdfIoTargetFormatRequestForRead or DdiName.WdfIoTargetFormatRequestForWrite
            or DdiName.WdfIoTargetSendIoctlSynchronously or DdiName.WdfIoTargetSendReadSynchronously or DdiName.WdfIoTargetSendWriteSynchronously)),
    ];

    private readonly VerifierOptions _options;

    private Verifier(SimulatedKernel kernel)
        : base(kernel)
    {
        _options = kernel.Options.Verifier;
        var checkers = VerifierRules.NewCheckers();
        var on = _options.CheckersOn ??= [.. checkers.Select(c => c.Rules.Any(IsOn))];
        for (var i = 0; i < checkers.Count; i++)
        {
            if (on[i])
            {
                checkers[i].Join(this);
            }
        }
    }

    /// <inheritdoc/>
    public override void TellDdi(DdiName ddi, KernelObject? subject, KernelObject? partner)
    {
        if (DdiCalled is { } rules && (StandsOut(ddi, subject) || Kernel.CurrentIrql > KmdfIrqlTable.MaximumOf(ddi)))
        {
            rules(ddi, subject, partner);
        }

        // Last, so that the rules judge by what was before the call.
        if (IsSpecial[(int)ddi])
        {
            OnDdiCalled(ddi, subject, partner);
        }
    }

    /// <summary>Whether a rule is looked at, for what costs something to find out.</summary>
    public bool IsOn(VerifierRule rule) => LevelOf(rule) != RuleLevel.Off;

    /// <summary>The level that a rule has.</summary>
    public RuleLevel LevelOf(VerifierRule rule) => _options.LevelOf(rule);

    /// <summary>Reports a broken rule, at the level that it has.</summary>
    public void Report(VerifierRule rule, KernelObject? subject, string what)
    {
        var level = _options.LevelOf(rule);
        if (level != RuleLevel.Off)
        {
            Kernel.Report(WdfViolation.Of(rule, level, what, subject, Kernel));
        }
    }

    // Whether some rule looks at calls like this one.
    private static bool StandsOut(DdiName ddi, KernelObject? subject) => subject switch
    {
        WdfRequest { Record: { } record } request => StandsOut(ddi, request, record),
        WdfIoQueue => true,
        _ => ddi is DdiName.WdfObjectReferenceActual or DdiName.WdfObjectDereferenceActual or DdiName.WdfObjectDelete && subject is WdfMemory,
    };

    private static bool StandsOut(DdiName ddi, WdfRequest request, RequestRecord record) =>
        record.IsCompleted || record.IsForgotten || record.IsCancelAsked || record.IsCancelCallbackDue || request.IsStillMarked || request.Stage != ObjectStage.Alive
        || (IsSpecial[(int)ddi] && StandsOutByItself(ddi, request, record));

    private static bool StandsOutByItself(DdiName ddi, WdfRequest request, RequestRecord record) => ddi switch
    {
        DdiName.WdfRequestGetStatus => record.Send is SendStage.InFlight or SendStage.NeverSent,
        >= DdiName.WdfRequestRetrieveInputBuffer and <= DdiName.WdfRequestRetrieveUnsafeUserOutputBuffer => record.Source is RequestSource.Read or RequestSource.Write,
        _ => request.Origin != RequestOrigin.Presented && IsCompletion(ddi),
    };

    // The kernel is the lowest floor and cannot name this one: the room says itself that it is there.
#pragma warning disable CA2255 // A module initializer is the one thing that runs whoever uses the assembly first.
    [ModuleInitializer]
    internal static void Furnish() => KernelSignals.Factory = static kernel => kernel.Options.Verifier.HasCheckers ? new Verifier(kernel) : null;
#pragma warning restore CA2255
}
