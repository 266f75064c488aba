namespace Wdf.IoTargets;

/// <content>How a request ends by its rule.</content>
public sealed partial class ScriptedDriver
{
    private NtStatus End(ScriptedRule rule, Irp irp)
    {
        if (rule.Ending == ScriptedEnding.Complete && CompleteInline)
        {
            var result = rule.Result(new SimulatedIo(irp));
            Complete(irp, result.Status, result.Information);
            if (rule.SecondCompletion is { } after)
            {
                CompleteAgain(irp, after);
            }

            return result.Status;
        }

        if (rule.Ending == ScriptedEnding.PassDown)
        {
            return Send(rule, irp);
        }

        var pending = HoldToCompleteAgain(irp, rule.IsCancelable, rule.SecondCompletion);
        switch (rule.Ending)
        {
            case ScriptedEnding.Complete:
                CompleteFromUnit(pending, rule.Result);
                break;
            case ScriptedEnding.CompleteLater:
                CompleteAfter(pending, rule.Delay, rule.Result);
                break;
            case ScriptedEnding.Pend:
                AddPending(pending);
                break;
            case ScriptedEnding.Gather:
                Gather(rule, pending);
                break;
            case ScriptedEnding.RemoveDevice:
                // On a thread of its own: those who have the device open are told at PASSIVE_LEVEL, and may wait.
                Kernel.Spawn($"removal of {Device.Name}", () => Remove());
                break;
            default:
                break;
        }

        return NtStatus.Pending;
    }

    private NtStatus Send(ScriptedRule rule, Irp irp)
    {
        if (ReferenceEquals(rule, Otherwise) && !rule.HasAnswer)
        {
            return PassDown(irp);
        }

        // Marked here, since what the driver below returns may not be what the sender gets.
        irp.MarkIrpPending();
        PassDown(irp, Rework, rule);
        return NtStatus.Pending;
    }

    private NtStatus Rework(DeviceObject? device, Irp irp, object? context)
    {
        var result = ((ScriptedRule)context!).Rework(new SimulatedIo(irp), new IoResult(irp.IoStatus.Status, irp.IoStatus.Information));
        irp.IoStatus = new IoStatusBlock { Status = result.Status, Information = result.Information };
        return NtStatus.Success;
    }

    private void Gather(ScriptedRule rule, PendingIrp pending)
    {
        PendingIrp[] group;
        lock (_scriptLock)
        {
            rule.Group.RemoveAll(static p => p.IsDecided);
            rule.Group.Add(pending);
            if (rule.Group.Count < rule.GroupSize)
            {
                return;
            }

            group = [.. rule.Group];
            rule.Group.Clear();
        }

        CompleteInTurn(Array.ConvertAll(rule.Order(Kernel), i => group[i]), _ => rule.Result);
    }
}
