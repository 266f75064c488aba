namespace Wdf.IoTargets;

/// <summary>The rules beyond those of the framework's own verifier: the book of the verifier's room.</summary>
public static class VerifierRules
{
    /// <summary>Every rule, in the order of the checkers that report it.</summary>
    public static IReadOnlyList<VerifierRule> All { get; } = [.. NewCheckers().SelectMany(static c => c.Rules)];

    // The order decides which name wins when one event breaks several rules.
    internal static IReadOnlyList<Checker> NewCheckers() =>
    [
        new KmdfIrqlTable(),
        new IrqlTable(),
        new WaitIrql(),
        new IrqlRaiseLower(),
        new LockDiscipline(),
        new SpinLockUse(),
        new CancelSpinLock(),
        new WdfLockUse(),
        new CallbackIrql(),
        new MdlState(),
        new SendUnderSpinLock(),
        new CancelableMark(),
        new RequestCompletedTwice(),
        new CompletedRequestData(),
        new RequestAccess(),
        new RequestForgotten(),
        new RequestFormatted(),
        new SendNeedsCompletionRoutine(),
        new RequestStatusRead(),
        new BufferDirection(),
        new RequestKindMatchesTargetCall(),
        new SyncSendTimeout(),
        new QueueUse(),
        new ObjectParent(),
        new BufferAccess(),
        new InvalidIrpOrDevice(),
        new IrpCompletedTwice(),
        new IrpCompletedByNonOwner(),
        new CompleteUnderSpinLock(),
        new SendIrql(),
        new CancelRoutine(),
        new CompletionStatus(),
        new CompletionRoutineEx(),
        new DispatchReturnStatus(),
        new PendingMark(),
        new IrpForgottenByDispatch(),
        new IrpFree(),
        new IrpReinitialised(),
        new SendIrpStillBelow(),
        new OwnIrpNeedsCompletionRoutine(),
        new StackLocation(),
        new DeviceStack(),
        new DeviceReference(),
        new InformationTooLarge(),
        new MarkAndSignal(),
        new MarkBeforeQueue(),
        new UserEvent(),
        new StackObjectOutlivedByIrp(),
        new LateCancellation(),
        new WaiterNeverSignalled(),
        new WaitWithoutTimeout(),
    ];
}
