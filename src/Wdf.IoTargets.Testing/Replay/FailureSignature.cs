using System.Text;

namespace Wdf.IoTargets.Testing;

/// <summary>What makes two failures the same one: the rule, or the type of the exception with the text of its first line without numbers.</summary>
internal static class FailureSignature
{
    public static string Of(Exception exception) => exception switch
    {
        WdfViolationException violation => $"{violation.Violation.Rule} of {violation.Violation.Subject?.Kind}",
        KernelDeadlockException => exception.GetType().Name,
        KernelRunException { Exceptions.Count: > 0 } run => $"run: {Of(run.Exceptions[0])}",
        _ => $"{exception.GetType().Name}: {FirstLineWithoutNumbers(exception.Message)}",
    };

    private static string FirstLineWithoutNumbers(string message)
    {
        var line = message.AsSpan().TrimStart();
        var end = line.IndexOfAny('\r', '\n');
        var text = new StringBuilder();
        foreach (var c in end < 0 ? line : line[..end])
        {
            if (!char.IsAsciiDigit(c))
            {
                text.Append(c);
            }
            else if (text.Length == 0 || text[^1] != '#')
            {
                text.Append('#');
            }
        }

        return text.ToString();
    }
}
