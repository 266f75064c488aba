namespace Wdf.IoTargets.Conformance;

/// <summary>An operation, taken apart: its name, its words, its options (<c>key=value</c>), and the text in braces.</summary>
internal sealed class Operation
{
    private readonly Dictionary<string, string> _options = [];
    private readonly List<string> _words = [];

    private Operation(string text) => Text = text;

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The first word.</summary>
    public string Name => Word(0);

    /// <summary>The text in braces, without them; null when there is none.</summary>
    public string? Body { get; private set; }

    /// <summary>How many words there are, the name included.</summary>
    public int Count => _words.Count;

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The operation.</returns>
    public static Operation Parse(string text)
    {
        var operation = new Operation(text.Trim());
        var rest = operation.Text;
        var brace = rest.IndexOf('{', StringComparison.Ordinal);
        if (brace >= 0)
        {
            operation.Body = rest[(brace + 1)..rest.LastIndexOf('}')].Trim();
            rest = rest[..brace];
        }

        foreach (var word in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                operation._options[word[..equals]] = word[(equals + 1)..];
            }
            else
            {
                operation._words.Add(word);
            }
        }

        return operation;
    }

    /// <summary>Splits a text at the semicolons outside of braces.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The operations' texts.</returns>
    public static IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ';' && depth == 0))
            {
                var part = text[start..i].Trim();
                if (part.Length > 0)
                {
                    parts.Add(part);
                }

                start = i + 1;
            }
            else if (text[i] is '{')
            {
                depth++;
            }
            else if (text[i] is '}')
            {
                depth--;
            }
        }

        return parts;
    }

    /// <summary>A word by its position; the name is at 0.</summary>
    /// <param name="index">The position.</param>
    /// <returns>The word; empty when there is none.</returns>
    public string Word(int index) => index < _words.Count ? _words[index] : string.Empty;

    /// <summary>Whether any option is given.</summary>
    public bool HasOptions => _options.Count > 0;

    /// <summary>Whether a word is there, behind the name.</summary>
    /// <param name="word">The word.</param>
    /// <returns>True when it is.</returns>
    public bool Has(string word) => _words.IndexOf(word, 1) > 0;

    /// <summary>The value of an option.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The value; null when it is not given.</returns>
    public string? Option(string key) => _options.GetValueOrDefault(key);

    /// <summary>The value of an option as a number.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The number; null when it is not given.</returns>
    public ulong? NumberOf(string key) => _options.TryGetValue(key, out var text) ? Number.Parse(text) : null;

    /// <summary>The text behind a word.</summary>
    /// <param name="index">The word's position.</param>
    /// <returns>The text.</returns>
    public string TextBehind(int index)
    {
        var rest = Text;
        for (var i = 0; i <= index; i++)
        {
            rest = rest[rest.IndexOf(Word(i), StringComparison.Ordinal)..][Word(i).Length..];
        }

        return rest.Trim();
    }
}
