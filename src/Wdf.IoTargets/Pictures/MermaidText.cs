using System.Globalization;
using System.Text;

namespace Wdf.IoTargets;

/// <summary>A picture as a sequence diagram of Mermaid.</summary>
internal static class MermaidText
{
    /// <summary>Writes the diagram.</summary>
    public static string Of(Picture picture)
    {
        var steps = picture.Steps.Where(IsShown).ToList();
        var lanes = picture.Lanes.Where(l => steps.Exists(s => s.Lane == l || s.Arrow?.From == l || s.Arrow?.To == l)).ToList();
        var text = new StringBuilder("sequenceDiagram\n");
        foreach (var lane in lanes)
        {
            text.Append(CultureInfo.InvariantCulture, $"    participant {Id(lane)} as {Escape(lane.Name)}\n");
        }

        long? time = null;
        foreach (var step in steps)
        {
            if (step.Record.Time != time)
            {
                time = step.Record.Time;
                text.Append(CultureInfo.InvariantCulture, $"    Note over {Over(lanes)}: {TraceStory.TimeText(step.Record.Time)} ms\n");
            }

            Append(text, step, lanes);
        }

        return text.ToString();
    }

    private static bool IsShown(PictureStep step) => step.Arrow is not null || step.Tone == PictureTone.Violation || step.Record.Step is
        KernelStep.RequestNotSent or KernelStep.IrpMarkedPending or KernelStep.RequestCancelling or KernelStep.IrpCancelRoutineCalled or KernelStep.RequestCancelCalled
        or KernelStep.RequestCompleting or KernelStep.IrpCompleting;

    private static void Append(StringBuilder text, PictureStep step, List<PictureLane> lanes)
    {
        if (step.Violation is { } violation)
        {
            text.Append(CultureInfo.InvariantCulture, $"    Note over {Over(lanes)}: {Escape(BlueScreen.Heading(violation))}<br/>{Escape($"{violation.Rule}: {violation.Message}")}\n");
        }
        else if (step.Arrow is { } arrow)
        {
            var line = step.Tone switch
            {
                PictureTone.Send => "->>",
                _ when PictureSteps.IsReach(step.Record.Step) => "-)",
                _ => "-->>",
            };
            text.Append(CultureInfo.InvariantCulture, $"    {Id(arrow.From)}{line}{Id(arrow.To)}: {Escape(step.Sentence)}\n");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"    Note over {Id(step.Lane)}: {Escape(step.Sentence)}\n");
        }
    }

    private static string Id(PictureLane lane) => string.Create(CultureInfo.InvariantCulture, $"L{lane.Index}");

    private static string Over(List<PictureLane> lanes) => lanes.Count == 1 ? Id(lanes[0]) : $"{Id(lanes[0])},{Id(lanes[^1])}";

    // Mermaid ends a statement at a semicolon and a line break, and reads the rest as HTML; its own way out are numbers between # and ;.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => escaped.Append("<br/>"),
                '\r' => escaped,
                '#' or ';' or '<' or '>' or '&' or '%' => escaped.Append(CultureInfo.InvariantCulture, $"#{(int)c};"),
                _ => escaped.Append(char.IsControl(c) ? '\uFFFD' : c),
            };
        }

        return escaped.ToString();
    }
}
