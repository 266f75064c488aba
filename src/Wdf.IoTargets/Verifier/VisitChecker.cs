namespace Wdf.IoTargets;

/// <summary>A checker that judges what a dispatch routine has returned. Several rules may fit one return: the first checker that reports has it for itself.</summary>
internal abstract class VisitChecker : Checker
{
    protected override void Listen(Verifier signals) => signals.DispatchReturned += OnDispatchReturned;

    /// <summary>Looks at a return; <see cref="Report(VerifierRule, IrpVisit, string)"/> at most once.</summary>
    protected abstract void Judge(IrpVisit visit, NtStatus status);

    /// <summary>Reports a rule that a dispatch routine has broken.</summary>
    protected void Report(VerifierRule rule, IrpVisit visit, string what)
    {
        visit.IsReported = true;
        base.Report(rule, visit.Irp, what);
    }

    private void OnDispatchReturned(IrpVisit visit, NtStatus status)
    {
        if (!visit.IsReported)
        {
            Judge(visit, status);
        }
    }
}
