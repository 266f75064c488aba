namespace Wdf.IoTargets;

/// <summary>MDLs that are locked, mapped, unlocked or freed out of turn, or at too high an IRQL.</summary>
internal sealed class MdlState : Checker
{
    private const string Irqls = "Do it at DISPATCH_LEVEL or below: an interrupt service routine queues a DPC.";
    private const string Turns = "Build, lock with MmProbeAndLockPages, map, unlock with MmUnlockPages, free. What MmBuildMdlForNonPagedPool or IoBuildPartialMdl has built is only mapped and freed.";

    private static readonly VerifierRule LockIrql = VerifierRule.Detected(0x70, "MmProbeAndLockPages must not be called above DISPATCH_LEVEL.", Irqls);
    private static readonly VerifierRule MapIrql = VerifierRule.Detected(0x76, "Pages must not be mapped above DISPATCH_LEVEL.", Irqls);
    private static readonly VerifierRule UnlockIrql = VerifierRule.Detected(0x78, "MmUnlockPages must not be called above DISPATCH_LEVEL.", Irqls);
    private static readonly VerifierRule NeverLocked = VerifierRule.Detected(0x7C, "MmUnlockPages must not be called for pages that are not locked.", Turns);
    private static readonly VerifierRule UnlockNonPaged = VerifierRule.Detected(0x7D, "MmUnlockPages must not be called for an MDL of non-paged pool.", Turns);
    private static readonly VerifierRule MapUnlocked = VerifierRule.Detected(0x85, "Pages that are not locked must not be mapped.", Turns);
    private static readonly VerifierRule LockTwice = VerifierRule.Detected(0xB0, "MmProbeAndLockPages must not be called for an MDL that is locked, partial, or of non-paged pool.", Turns);
    private static readonly VerifierRule UnlockPartial = VerifierRule.Detected(0xB4, "MmUnlockPages must not be called for a partial MDL.", Turns);
    private static readonly VerifierRule FreeMapped = VerifierRule.Detected(0xB8, "An MDL whose pages are locked and mapped must not be freed.", Turns);

    public override IReadOnlyList<VerifierRule> Rules =>
        [LockIrql, MapIrql, UnlockIrql, NeverLocked, UnlockNonPaged, MapUnlocked, LockTwice, UnlockPartial, FreeMapped];

    protected override void Listen(Verifier signals)
    {
        signals.MdlLocking += OnLocking;
        signals.MdlUnlocking += OnUnlocking;
        signals.MdlMapping += OnMapping;
        signals.MdlFreeing += OnFreeing;
    }

    private static bool Has(Mdl mdl, MdlFlags any) => (mdl.MdlFlags & any) != 0;

    private bool IsTooHigh(VerifierRule rule, Mdl mdl, string routine)
    {
        var irql = Verifier.Kernel.CurrentIrql;
        if (irql <= Irql.Dispatch)
        {
            return false;
        }

        Report(rule, mdl, $"{routine} was called at {irql}.");
        return true;
    }

    private void OnLocking(Mdl mdl)
    {
        if (!IsTooHigh(LockIrql, mdl, "MmProbeAndLockPages") && Has(mdl, MdlFlags.PagesLocked | MdlFlags.Partial | MdlFlags.SourceIsNonpagedPool))
        {
            Report(LockTwice, mdl, $"{mdl.Name} is to be locked; its flags are {mdl.MdlFlags}.");
        }
    }

    private void OnUnlocking(Mdl mdl)
    {
        if (IsTooHigh(UnlockIrql, mdl, "MmUnlockPages"))
        {
            return;
        }

        var rule = Has(mdl, MdlFlags.SourceIsNonpagedPool) ? UnlockNonPaged
            : Has(mdl, MdlFlags.Partial) ? UnlockPartial
            : Has(mdl, MdlFlags.PagesLocked) ? null
            : NeverLocked;
        if (rule is not null)
        {
            Report(rule, mdl, $"{mdl.Name} is to be unlocked; its flags are {mdl.MdlFlags}.");
        }
    }

    private void OnMapping(Mdl mdl)
    {
        if (!IsTooHigh(MapIrql, mdl, "MmGetSystemAddressForMdlSafe") && !Has(mdl, MdlFlags.PagesLocked | MdlFlags.Partial | MdlFlags.SourceIsNonpagedPool | MdlFlags.MappedToSystemVa))
        {
            Report(MapUnlocked, mdl, $"{mdl.Name} is to be mapped, but its pages are not locked.");
        }
    }

    private void OnFreeing(Mdl mdl)
    {
        if (Has(mdl, MdlFlags.MappedToSystemVa) && Has(mdl, MdlFlags.PagesLocked) && !Has(mdl, MdlFlags.SourceIsNonpagedPool | MdlFlags.Partial))
        {
            Report(FreeMapped, mdl, $"{mdl.Name} is freed while its pages are locked and mapped.");
        }
    }
}
