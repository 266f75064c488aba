using System.Text;

namespace Wdf.IoTargets;

/// <summary>What a run has to report, when that is more than one exception of the test's body: the first cause first.</summary>
public sealed class KernelRunException : Exception, IPictured
{
    private string? _pictureNote;

    internal KernelRunException(IReadOnlyList<string> findings, IReadOnlyList<Exception> exceptions)
        : base(Compose(findings), exceptions.Count > 0 ? exceptions[0] : null)
    {
        Findings = findings;
        Exceptions = exceptions;
    }

    /// <summary>What was found, one text each, the first cause first.</summary>
    public IReadOnlyList<string> Findings { get; }

    /// <summary>The exceptions among the findings.</summary>
    public IReadOnlyList<Exception> Exceptions { get; }

    /// <inheritdoc/>
    public override string Message => base.Message + _pictureNote;

    /// <inheritdoc/>
    void IPictured.AddPictureNote(string note) => _pictureNote = Environment.NewLine + note;

    private static string Compose(IReadOnlyList<string> findings)
    {
        var text = new StringBuilder();
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings.Count > 1)
            {
                text.Append(i + 1).Append(". ");
            }

            text.AppendLine(findings[i]);
        }

        return text.ToString().TrimEnd();
    }
}
