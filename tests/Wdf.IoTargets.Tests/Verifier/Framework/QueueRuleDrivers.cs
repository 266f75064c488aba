namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>The drivers of <see cref="KmdfQueueRuleTests"/>, by the rule that the bad one breaks.</summary>
internal static partial class QueueRuleDrivers
{
    public static IReadOnlyDictionary<string, QueueRuleCase> All { get; } = Join(Moves, Marks, Searches, ReadyCallbacks, Dispatching, Waits);

    private static Dictionary<string, QueueRuleCase> Join(params Dictionary<string, QueueRuleCase>[] parts) =>
        parts.SelectMany(static p => p).ToDictionary(static p => p.Key, static p => p.Value);

    private static void Done(WdfRequest request) => request.Complete(NtStatus.Success);
}
