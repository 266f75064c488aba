using System.Globalization;
using System.Text;

namespace Wdf.IoTargets.Tests.Ddi.Coverage;

/// <summary>Writes <c>docs/ddi-coverage.md</c>: which names of the C headers are there and which are missing.</summary>
public static class CoverageDocument
{
    private const string Introduction = """
        # Coverage of the driver kit's names

        Which functions, helpers, macros, enumerators, structures, callbacks and statuses of the C headers the exact-name
        dialect has. The test `DdiCoverageTests` writes this file: after a change, run the tests once with
        `WDF_UPDATE_DOCS=1` in the environment. Of a finished header nothing may be missing; whatever is listed as there has
        the parameters, values and fields of C, and a counterpart in the object dialect.

        ## How C is written

        | C | exact-name dialect |
        |---|---|
        | `&x` of a structure that the call only reads | `x`; `NULL` and `null` in the same place where C takes NULL |
        | `&x` that the call fills in | `out x`; where C takes NULL, `NULL` |
        | `&x` that the call changes, or may leave as it is (byte counts) | `ref x` |
        | PVOID to data | `Memory<byte>`; an array converts to it |
        | PVOID to a context | `object`; a context is a class |
        | UNICODE_STRING | `string` |
        | KEVENT, KSPIN_LOCK, LIST_ENTRY, IRP, MDL | objects: variables hold references, `&x` is `x` |
        | `PIO_STACK_LOCATION s = IoGet...` | `ref IO_STACK_LOCATION s = ref IoGet...` |
        | a status block that outlives the call | `PIO_STATUS_BLOCK b = new()` |
        | `(WDFREQUEST)handle` | `WDFHANDLE_CAST<WDFREQUEST>(handle)`; to WDFOBJECT no cast is needed |
        | `Macro(x, TYPE)` | `Macro<TYPE>(x)` |
        | `__try`, `__except` around MmProbeAndLockPages | `try`, `catch (RaisedStatusException e)` |

        A null, dead or wrong handle is bug check 0x10D code 5, a required pointer that is NULL code 4. A call without a handle belongs to
        the driver whose code runs. `WdfDriverCreate` takes the framework version from `DriverObject.FrameworkMinorVersion`; 33 unless set.

        ## What is there


        """;

    private static readonly string[] Layers = ["core", "queues", "support", "device", "usb"];

    public static string Render()
    {
        var layers = DdiCatalog.All.Where(entry => entry.Layer != DdiCatalog.OutOfScope).GroupBy(entry => entry.Layer)
            .OrderBy(layer => Array.IndexOf(Layers, layer.Key)).ToList();
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        AppendSummary(text, layers);
        foreach (var layer in layers)
        {
            Line(text, $"\n## Layer {layer.Key}");
            foreach (var header in layer.GroupBy(entry => entry.Header).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                AppendHeader(text, header.Key, [.. header]);
            }
        }

        AppendOutOfScope(text);
        return text.ToString();
    }

    private static void AppendSummary(StringBuilder text, IEnumerable<IGrouping<string, DdiEntry>> layers)
    {
        Line(text, "| layer | header | functions | other names | finished |");
        Line(text, "|---|---|---|---|---|");
        foreach (var layer in layers)
        {
            foreach (var header in layer.GroupBy(entry => entry.Header).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                var functions = header.Where(entry => entry.Kind == DdiKind.Function).ToList();
                var others = header.Where(entry => entry.Kind != DdiKind.Function).ToList();
                var finished = header.All(FinishedLayers.Contain) ? "yes" : "";
                Line(text, $"| {layer.Key} | {header.Key} | {Count(functions)} | {Count(others)} | {finished} |");
            }
        }
    }

    private static void AppendHeader(StringBuilder text, string header, List<DdiEntry> entries)
    {
        Line(text, $"\n### {header}\n");
        foreach (var kind in entries.GroupBy(entry => entry.Kind).OrderBy(group => group.Key))
        {
            if (kind.Key is DdiKind.Enumerator or DdiKind.Field)
            {
                AppendMembers(text, kind.Key, kind);
            }
            else
            {
                AppendNames(text, Plural(kind.Key), kind);
            }
        }
    }

    private static void AppendNames(StringBuilder text, string title, IEnumerable<DdiEntry> entries)
    {
        var groups = entries.ToLookup(DdiCheck.IsPresent);
        Line(text, $"- {title}: {Count([.. groups[true], .. groups[false]])}");
        foreach (var (present, word) in new[] { (true, "there"), (false, "missing") })
        {
            if (groups[present].Any())
            {
                Line(text, $"  - {word}: {string.Join(", ", groups[present].Select(entry => $"`{entry.Name}`"))}");
            }
        }
    }

    /// <summary>Enumerators and fields are counted by their type; of a type that is there in part, the missing ones are named.</summary>
    private static void AppendMembers(StringBuilder text, DdiKind kind, IEnumerable<DdiEntry> entries)
    {
        Line(text, $"- {Plural(kind)}: {Count([.. entries])}");
        foreach (var type in entries.GroupBy(entry => entry.Of))
        {
            var missing = type.Where(entry => !DdiCheck.IsPresent(entry)).ToList();
            var names = missing.Count > 0 && missing.Count < type.Count()
                ? $", missing: {string.Join(", ", missing.Select(entry => $"`{entry.Name}`"))}"
                : "";
            Line(text, $"  - `{type.Key}`: {Count([.. type])}{names}");
        }
    }

    private static void AppendOutOfScope(StringBuilder text)
    {
        Line(text, "\n## Out of scope\n");
        var headers = DdiCatalog.All.Where(entry => entry.Layer == DdiCatalog.OutOfScope && entry.Header.Length > 0)
            .GroupBy(entry => entry.Header).OrderBy(group => group.Key, StringComparer.Ordinal);
        Line(text, string.Join(", ", headers.Select(group => $"{group.Key} ({group.Count()} functions)")) + ".");
    }

    private static string Count(IReadOnlyCollection<DdiEntry> entries) =>
        entries.Count == 0 ? "" : $"{entries.Count(DdiCheck.IsPresent)} of {entries.Count}";

    private static string Plural(DdiKind kind) => kind switch
    {
        DdiKind.Function => "functions",
        DdiKind.Inline => "inline functions",
        DdiKind.Macro => "macros",
        DdiKind.Status => "statuses",
        DdiKind.Enum => "enumerations",
        DdiKind.Enumerator => "enumerators",
        DdiKind.Struct => "structures",
        DdiKind.Field => "fields",
        _ => "callbacks",
    };

    private static void Line(StringBuilder text, string line) => text.Append(CultureInfo.InvariantCulture, $"{line}\n");
}
