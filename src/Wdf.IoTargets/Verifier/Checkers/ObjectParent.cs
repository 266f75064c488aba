namespace Wdf.IoTargets;

/// <summary>Objects without a parent of their own stay until the driver goes.</summary>
internal sealed class ObjectParent : Checker
{
    private const string Remedy = "Name a parent that goes in time, such as the device or the request, or delete the object.";

    private static readonly VerifierRule Memory = Hint(
        "ParentObjectCheck", "Memory that a callback creates should have a parent, or be deleted: else each call leaves one behind.");

    private static readonly VerifierRule Lock = Hint(
        "ParentObjectCheckLock", "A lock that a callback creates should have a parent, or be deleted: else each device leaves one behind.");

    public override IReadOnlyList<VerifierRule> Rules => [Memory, Lock];

    // Judged at the end: the static tool blames drivers that delete the object.
    protected override void Listen(Verifier signals) => signals.Ended += _ =>
    {
        Judge<WdfMemory>(Memory, KernelObjectKind.Memory);
        Judge<WdfSpinLock>(Lock, KernelObjectKind.SpinLock);
        Judge<WdfWaitLock>(Lock, KernelObjectKind.WaitLock);
    };

    private static VerifierRule Hint(string id, string forbidden) => VerifierRule.Kmdf(id, forbidden, Remedy) with { Default = RuleLevel.Warning };

    private void Judge<T>(VerifierRule rule, KernelObjectKind kind)
        where T : WdfObject
    {
        foreach (var left in Verifier.Kernel.Live<T>(kind).Where(static o => o is { IsLeftToDriver: true, Stage: ObjectStage.Alive } and not WdfMemory { NeedsParent: false }))
        {
            Report(rule, left, $"{left.Name} was created without a parent inside a callback and not deleted.");
        }
    }
}
