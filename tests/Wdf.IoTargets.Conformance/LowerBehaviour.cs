namespace Wdf.IoTargets.Conformance;

/// <summary>What a lower stack does with an IRP.</summary>
/// <param name="Kind">Complete, mark pending and complete, or keep.</param>
/// <param name="Outcome">With what it completes.</param>
internal sealed record LowerBehaviour(LowerBehaviour.Act Kind, LowerOutcome Outcome)
{
    /// <summary>The acts.</summary>
    internal enum Act
    {
        /// <summary>Completes at once.</summary>
        Complete,

        /// <summary>Marks pending and completes.</summary>
        MarkAndComplete,

        /// <summary>Keeps it, without a cancel routine.</summary>
        Pend,

        /// <summary>Keeps it, with a cancel routine.</summary>
        PendCancelable,
    }

    /// <summary>What a stack does until it is told otherwise.</summary>
    public static LowerBehaviour Initial { get; } = new(Act.Complete, new LowerOutcome(NtStatus.Success, null, null));

    /// <summary>Reads a behaviour.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="at">Where the behaviour begins in it.</param>
    /// <returns>The behaviour.</returns>
    public static LowerBehaviour Parse(Operation operation, int at)
    {
        var kind = operation.Word(at) switch
        {
            "complete" => Act.Complete,
            "markcomplete" => Act.MarkAndComplete,
            _ => operation.Word(at + 1) == "cancelable" ? Act.PendCancelable : Act.Pend,
        };
        return kind is Act.Complete or Act.MarkAndComplete
            ? new LowerBehaviour(kind, LowerOutcome.Parse(operation, at + 1))
            : new LowerBehaviour(kind, Initial.Outcome);
    }
}
