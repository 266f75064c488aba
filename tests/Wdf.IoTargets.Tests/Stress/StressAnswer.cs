namespace Wdf.IoTargets.Tests.Stress;

/// <summary>How the lower driver answers one request; it travels in the control code.</summary>
internal enum StressAnswer
{
    Inline,
    FromUnit,
    AfterDelay,
    NeverButCancelable,
    IgnoringCancel,
}
