namespace Wdf.IoTargets.Tests.Ddi.Coverage;

/// <summary>All names of the C headers, from the two lists under <c>Data</c>.</summary>
public static class DdiCatalog
{
    /// <summary>The layer of what the library leaves out.</summary>
    public const string OutOfScope = "out";

    public static IReadOnlyList<DdiEntry> All { get; } = [.. Functions(), .. Names()];

    private static IEnumerable<DdiEntry> Functions() =>
        from row in CsvRows.Read("functions.csv")
        select new DdiEntry(
            row["layer"], row["header"], DdiKind.Function, row["name"], "", "",
            row["parameters"].Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<DdiEntry> Names() =>
        from row in CsvRows.Read("names.csv")
        select Name(row["layer"], row["header"], Enum.Parse<DdiKind>(row["kind"], ignoreCase: true), row["name"], row["of"], row["value"]);

    private static DdiEntry Name(string layer, string header, DdiKind kind, string name, string of, string value)
    {
        var list = name.IndexOf('(', StringComparison.Ordinal);
        return kind switch
        {
            DdiKind.Macro when list >= 0 => new(layer, header, kind, name[..list], "", "", ParameterNames(name[(list + 1)..^1])),
            DdiKind.Inline => new(layer, header, kind, name, "", "", ParameterNames(value)),
            DdiKind.Callback => new(layer, header, kind, name, "", "", ParameterNames(value)),
            DdiKind.Field => new(layer, header, kind, name, of, "", null),
            _ => new(layer, header, kind, name, of, value, null),
        };
    }

    /// <summary>The last word of each declaration: of <c>ULONG Flags</c> it is <c>Flags</c>.</summary>
    private static string[] ParameterNames(string declarations) =>
        declarations.Trim() is "" or "VOID"
            ? []
            : [.. declarations.Split(',').Select(text => text.Trim().Split(' ', '*')[^1].TrimStart('_'))];
}
