namespace Wdf.IoTargets;

/// <content>What a debugger extension shows.</content>
public sealed partial class SimulatedKernel
{
    /// <summary>Shows an object as the commands of a kernel debugger do: a request as <c>!wdfkd.wdfrequest</c>, an IRP as <c>!irp</c>, and so on.</summary>
    /// <param name="subject">A request, target, queue, memory object, device, IRP, lock, thread, or any other object of this kernel.</param>
    /// <returns>Text of several lines: the state, who owns it, what it refers to, and its recent history as far as the trace has it.</returns>
    /// <remarks>Looks only: nothing of the kernel changes, and a stopped kernel can be looked at as well.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/debuggercmds/kernel-mode-driver-framework-extensions--wdfkd-dll-"/>
    public string Dump(KernelObject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (!ReferenceEquals(subject.Kernel, this))
        {
            throw new ArgumentException($"{subject.Name} lives in another kernel. Ask that one.", nameof(subject));
        }

        var dump = new ObjectDump();
        subject.Dump(dump);
        var history = Trace.HistoryOf(subject, HistoryLines);
        if (history.Count > 0)
        {
            dump.Text("recent history:");
            foreach (var line in history)
            {
                dump.Text("  " + line);
            }
        }

        return dump.ToString();
    }
}
