namespace PortingTable;

/// <summary>Two traces in two columns, with what happens at the lower device on the same line.</summary>
internal static class SideBySide
{
    private const int Width = 78;

    /// <summary>Prints them.</summary>
    /// <param name="left">The left trace.</param>
    /// <param name="right">The right trace.</param>
    public static void Print(IReadOnlyList<TraceLine> left, IReadOnlyList<TraceLine> right)
    {
        PrintLine("     ms  WDM", "     ms  WDF");
        PrintLine(new string('-', Width), new string('-', Width));
        var (i, j) = (0, 0);
        foreach (var (nextLeft, nextRight) in Anchors(left, right).Append((left.Count, right.Count)))
        {
            while (i < nextLeft || j < nextRight)
            {
                PrintLine(i < nextLeft ? left[i++].Text : "", j < nextRight ? right[j++].Text : "");
            }

            if (i < left.Count && j < right.Count)
            {
                PrintLine(left[i++].Text, right[j++].Text);
            }
        }
    }

    // The longest common subsequence of the lines that have keys.
    private static List<(int Left, int Right)> Anchors(IReadOnlyList<TraceLine> left, IReadOnlyList<TraceLine> right)
    {
        var lengths = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = AreSame(left[i], right[j])
                    ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var anchors = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < left.Count && j < right.Count;)
        {
            if (AreSame(left[i], right[j]))
            {
                anchors.Add((i++, j++));
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return anchors;
    }

    private static bool AreSame(TraceLine left, TraceLine right) => left.Key is not null && left.Key == right.Key;

    private static void PrintLine(string left, string right) => Console.WriteLine($"{Cut(left).PadRight(Width)} | {Cut(right)}".TrimEnd());

    private static string Cut(string text) => text.Length <= Width ? text : text[..(Width - 3)] + "...";
}
