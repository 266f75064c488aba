namespace Wdf.IoTargets;

/// <summary>Nothing can run and no timer is armed: everybody waits for somebody else, or for an answer that never comes.</summary>
public sealed class KernelDeadlockException : Exception, IPictured
{
    private string? _pictureNote;

    internal KernelDeadlockException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public override string Message => base.Message + _pictureNote;

    /// <inheritdoc/>
    void IPictured.AddPictureNote(string note) => _pictureNote = Environment.NewLine + note;
}
