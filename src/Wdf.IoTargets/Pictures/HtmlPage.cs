using System.Globalization;
using System.Text;

namespace Wdf.IoTargets;

/// <summary>A picture as one HTML page. What it looks like is in <see cref="PageStyle"/>, what it does under the mouse in <see cref="PageScript"/>.</summary>
/// <remarks>The markup is well-formed XML as well. Text of the test gets into elements and attributes only, escaped, never into the script.</remarks>
internal sealed partial class HtmlPage
{
    private const string DefaultTitle = "Trace of a simulated kernel";
    private const int MostChips = 24;
    private const int Palette = 8;

    private readonly StringBuilder _text = new();
    private readonly Picture _picture;
    private readonly PageLayout _layout;

    private HtmlPage(Picture picture)
    {
        _picture = picture;
        _layout = new PageLayout(picture);
    }

    /// <summary>Writes the page.</summary>
    /// <param name="picture">What it shows.</param>
    /// <param name="title">The heading; null for a general one.</param>
    /// <param name="findings">What a failed run found; empty for one that is not known to have failed.</param>
    public static string Of(Picture picture, string? title, IReadOnlyList<string> findings)
    {
        var page = new HtmlPage(picture);
        page.Write(title ?? DefaultTitle, findings);
        return page._text.ToString();
    }

    private void Write(string title, IReadOnlyList<string> findings)
    {
        var name = PageText.Escape(title);
        Line($$"""
            <!DOCTYPE html>
            <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"/>
            <title>{{name}}</title>
            <style>
            {{PageStyle.Text}}
            {{PageStyle.Narrow(_layout.Width)}}
            </style>
            </head>
            <body>
            <header>
            <h1>{{name.Replace("_", "_<wbr/>", StringComparison.Ordinal)}}</h1>
            """);
        WriteFacts(failed: findings.Count > 0);
        WriteFindings(findings);
        WriteChips();
        Line("</header>");
        if (_picture.Steps.Count == 0)
        {
            Line("<p class=\"none\">The trace has no events.</p>");
        }
        else
        {
            Line($"<main style=\"--w:{_layout.Width}px\">");
            WriteDiagram();
            WriteStory();
            Line("</main>");
            Line("<footer id=\"line\" aria-live=\"polite\">Point at an event, or walk with the arrow keys; a click keeps it.</footer>");
        }

        Line($"<script>\n//<![CDATA[\n{PageScript.Text}\n//]]>\n</script>\n</body>\n</html>");
    }

    private void WriteFacts(bool failed)
    {
        var steps = _picture.Steps;
        var time = steps.Count == 0 ? 0 : steps[^1].Record.Time;
        var broken = steps.Count(static s => s.Violation is not null);
        _text.Append("<p class=\"facts\">");
        if (failed)
        {
            _text.Append("<strong class=\"bad\">failed</strong> ");
        }

        _text.Append(CultureInfo.InvariantCulture, $"<span>{Count(steps.Count, "event")}</span> <span>{Count(_picture.Journeys.Count, "request")}</span> <span>{TraceStory.TimeText(time)} ms of simulated time</span>");
        if (broken > 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $" <span class=\"bad\">{Count(broken, "violation")}</span>");
        }

        if (_picture.Lost > 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $" <span>{Count(_picture.Lost, "older event")} not kept (SimulatedKernelOptions.TraceCapacity)</span>");
        }

        Line("</p>");
    }

    private void WriteFindings(IReadOnlyList<string> findings)
    {
        var violations = _picture.Steps.Where(static s => s.Violation is not null).ToList();
        foreach (var step in violations)
        {
            WriteBlueScreen(step);
        }

        var shown = violations.Select(static s => s.Violation!.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var finding in findings.Where(f => !shown.Contains(f)))
        {
            Line($"<pre class=\"finding\">{PageText.Escape(finding)}</pre>");
        }
    }

    private void WriteBlueScreen(PictureStep step)
    {
        var violation = step.Violation!;
        Line($"<details class=\"bluescreen\"{(violation.IsFatal ? " open=\"open\"" : string.Empty)}>");
        Line($"<summary>{PageText.Escape(BlueScreen.Heading(violation))}<b>{PageText.Escape(violation.Rule)}</b></summary>");
        Line("<dl>");
        foreach (var (label, text) in BlueScreen.Lines(violation))
        {
            Line($"<dt>{label}</dt><dd>{PageText.Escape(text)}</dd>");
        }

        Line(string.Create(CultureInfo.InvariantCulture, $"</dl>\n<a href=\"#s{step.Index}\">where it happened: event {step.Record.Sequence}, {TraceStory.TimeText(step.Record.Time)} ms</a>\n</details>"));
    }

    private void WriteChips()
    {
        Line("<p class=\"legend\"><span class=\"send\">down</span> <span class=\"done\">up, success</span> <span class=\"failed\">up, error</span> "
            + "<span class=\"cancel\">cancel</span> <span class=\"timeout\">time-out</span> <span class=\"violation\">violation</span></p>");
        if (_picture.Journeys.Count == 0)
        {
            return;
        }

        Line("<p class=\"chips\">");
        foreach (var journey in _picture.Journeys.Take(MostChips))
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"<button type=\"button\" class=\"c{journey.Index % Palette}\" data-j=\"{journey.Index}\" aria-pressed=\"false\">{PageText.Escape(journey.Subject.Name)}</button>"));
        }

        if (_picture.Journeys.Count > MostChips)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"<span>and {_picture.Journeys.Count - MostChips} more: click a bar</span>"));
        }

        Line("</p>");
    }

    private static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? string.Empty : "s")}");

    private void Line(string text) => _text.Append(text).Append('\n');
}
