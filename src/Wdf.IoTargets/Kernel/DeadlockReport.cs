using System.Text;

namespace Wdf.IoTargets;

/// <summary>Says who waits for what when nothing can run any more.</summary>
internal static class DeadlockReport
{
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
            }
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
