namespace Wdf.IoTargets;

/// <summary>Thrown at the call that broke a rule. The kernel has stopped: every later call throws this again.</summary>
public sealed class WdfViolationException : Exception, IPictured
{
    private string? _pictureNote;

    internal WdfViolationException(WdfViolation violation)
        : base(violation.ToString()) => Violation = violation;

    /// <summary>The rule, what happened and what to do instead.</summary>
    public WdfViolation Violation { get; }

    /// <inheritdoc/>
    public override string Message => base.Message + _pictureNote;

    /// <inheritdoc/>
    void IPictured.AddPictureNote(string note) => _pictureNote = Environment.NewLine + note;
}
