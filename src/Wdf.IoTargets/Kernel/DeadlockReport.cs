using System.Text;

namespace Wdf.IoTargets;

/// <summary>Says who waits for what when nothing can run any more.</summary>
internal static class DeadlockReport
{
    public static string OfHang(KernelActor actor, KernelObject? blocker) =>
        $"Deadlock: {actor.Name} runs at {actor.Irql} and waits there for {blocker?.Name ?? "something"}"
        + (blocker?.DescribeState() is { Length: > 0 } state ? $" ({state})" : string.Empty)
        + ", which nobody can give: a real processor would hang. What to do: release a spin lock before its holder ends or lowers its IRQL; "
        + "make a gate (HoldAt) before the unit starts that it shall hold.";

    public static string Of(SimulatedKernel kernel, IEnumerable<KernelObject> tracked)
    {
        var text = new StringBuilder();
        text.AppendLine("Deadlock: nothing can run and no timer is armed.");
        if (kernel.DeadlockHint is { } hint)
        {
            text.Append("  ").AppendLine(hint);
        }

        foreach (var thread in kernel.Threads)
        {
            if (!thread.HasEnded)
            {
                text.Append("  ").Append(thread.Name).Append(' ').AppendLine(thread.DescribeState());
                if (thread.Blocker is { } blocker && kernel.TellAwaited(blocker) is { } why)
                {
                    text.Append("    ").AppendLine(why);
                }
            }
        }

        foreach (var unit in kernel.BlockedUnits())
        {
            text.Append("  ").Append(unit.Name).Append(" waits for ").Append(unit.Blocker!.Name).Append(" (").Append(unit.Blocker.DescribeState()).AppendLine(")");
        }

        foreach (var subject in tracked)
        {
            if (subject.LeftOver is { } left)
            {
                text.Append("  ").Append(subject.Name).Append(": ").AppendLine(left);
            }
        }

        text.Append("What to do: let the lower driver answer, give the send a time-out, or release what the thread waits for.");
        return text.ToString();
    }
}
