using System.Text;

namespace Wdf.IoTargets.Testing;

/// <summary>What makes two failures the same one: the rule, or the type of the exception with the text of its first line without values.</summary>
internal static class FailureSignature
{
    public static string Of(Exception exception) => exception switch
    {
        WdfViolationException violation => $"{violation.Violation.Rule} of {violation.Violation.Subject?.Kind}",
        KernelDeadlockException => exception.GetType().Name,
        KernelRunException { Exceptions.Count: > 0 } run => $"run: {Of(run.Exceptions[0])}",
        _ => $"{exception.GetType().Name}: {FirstLineWithoutValues(exception.Message)}",
    };

    // Numbers and quoted texts are mostly values that were found, which another schedule changes.
    private static string FirstLineWithoutValues(string message)
    {
        var line = message.AsSpan().TrimStart();
        var end = line.IndexOfAny('\r', '\n');
        var text = new StringBuilder();
        var isQuoted = false;
        foreach (var c in end < 0 ? line : line[..end])
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
                text.Append(c);
            }
            else if (!isQuoted && !char.IsAsciiDigit(c))
            {
                text.Append(c);
            }
            else if (!isQuoted && (text.Length == 0 || text[^1] != '#'))
            {
                text.Append('#');
            }
        }

        return text.ToString();
    }
}
