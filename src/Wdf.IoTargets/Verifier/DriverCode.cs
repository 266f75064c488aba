namespace Wdf.IoTargets;

/// <summary>Whose code runs on an actor: what decides under which of two names a mistake is reported.</summary>
internal static class DriverCode
{
    /// <summary>The driver of the innermost callback; for a test's body the first framework driver made, if any.</summary>
    public static KernelObject? Of(KernelActor actor) => actor.Record.IsInCallback ? actor.Record.Innermost.Driver : actor.Kernel.DefaultDriver;

    /// <summary>Whether it is a framework driver's.</summary>
    public static bool IsFrameworkDriver(KernelActor actor) => actor.Record is { IsInCallback: true } record && record.Innermost.IsEvt || Of(actor) is WdfDriver;

    /// <summary>Whether the innermost callback is a DPC or timer function.</summary>
    public static bool IsDpc(KernelActor actor) =>
        actor.Record.IsInCallback && actor.Record.Innermost.Kind is CallbackKind.EvtDpc or CallbackKind.EvtTimer or CallbackKind.Dpc or CallbackKind.Posted;

    /// <summary>What the innermost callback is, for a report.</summary>
    public static string Describe(KernelActor actor) => actor.Record.IsInCallback ? Describe(actor.Record.Innermost) : "the test's body";

    /// <summary>What a callback is, for a report.</summary>
    public static string Describe(in CallbackEntry frame)
    {
        var name = frame.Kind switch
        {
            CallbackKind.Dispatch => "the dispatch routine",
            CallbackKind.Cancel => "the cancel routine",
            CallbackKind.Completion => "a completion routine",
            CallbackKind.Dpc => "a DPC routine",
            CallbackKind.Posted => "code of the device",
            CallbackKind.WorkItem => "a work item's routine",
            CallbackKind.Thread => "the thread",
            CallbackKind.Method => "a method of the simulated driver",
            _ => frame.Kind.ToString(),
        };
        return frame.Subject is null ? name : $"{name} for {frame.Subject.Name}";
    }
}
