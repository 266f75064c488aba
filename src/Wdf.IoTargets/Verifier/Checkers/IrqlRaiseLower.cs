namespace Wdf.IoTargets;

/// <summary>KeRaiseIrql and KeLowerIrql that do not go together.</summary>
internal sealed class IrqlRaiseLower : Checker
{
    private const string Remedy = "Raise only upwards, and give KeLowerIrql the level that the KeRaiseIrql before it in the same routine has returned.";

    private static readonly VerifierRule Pair = VerifierRule.Wdm("IrqlKeRaiseLower", "KeRaiseIrql must not lower the IRQL, and KeLowerIrql must follow a KeRaiseIrql.", Remedy) with { BugCheckCode = 0xC4, Parameter1 = 0x31 };
    private static readonly VerifierRule Saved = VerifierRule.Wdm("IrqlKeRaiseLower2", "KeLowerIrql must restore the level that the matching KeRaiseIrql has saved.", Remedy) with { BugCheckCode = 0xC4, Parameter1 = 0x31 };
    private static readonly VerifierRule TooHigh = VerifierRule.Detected(0x30, "KeRaiseIrql must not be given a level above HIGH_LEVEL.", "Give a level that exists; a variable that was never set holds anything.");
    private static readonly VerifierRule Lower = VerifierRule.Detected(0x31, "KeLowerIrql must not be given a higher level or, in a DPC, one below DISPATCH_LEVEL; reported as IrqlKeRaiseLower or IrqlKeRaiseLower2.", Remedy);

    public override IReadOnlyList<VerifierRule> Rules => [Pair, Saved, TooHigh, Lower];

    protected override void Listen(Verifier signals)
    {
        signals.IrqlRaising += OnRaising;
        signals.IrqlLowering += OnLowering;
    }

    private void OnRaising(KernelActor actor, Irql irql)
    {
        if (irql < actor.Irql)
        {
            Report(Pair, actor, $"KeRaiseIrql({irql}) was called at {actor.Irql} in {DriverCode.Describe(actor)}.");
        }
        else if (irql > Irql.High)
        {
            Report(TooHigh, actor, $"KeRaiseIrql({(int)irql}) was called in {DriverCode.Describe(actor)}; the highest level is {(int)Irql.High}.");
        }
    }

    private void OnLowering(KernelActor actor, Irql irql)
    {
        // A raise of the caller's caller is none of this routine's.
        var raises = actor.Record.Raises;
        if (raises.IsEmpty || raises[^1].Depth != actor.Record.Depth)
        {
            Report(Pair, actor, $"KeLowerIrql({irql}) was called at {actor.Irql} in {DriverCode.Describe(actor)}, which has not raised the IRQL.");
        }
        else if (raises[^1].Old != irql)
        {
            Report(Saved, actor, $"KeLowerIrql({irql}) was called in {DriverCode.Describe(actor)}; the level before was {raises[^1].Old}.");
        }
    }
}
