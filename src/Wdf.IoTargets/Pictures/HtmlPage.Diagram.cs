using System.Globalization;

namespace Wdf.IoTargets;

/// <content>The drawing: lanes, bars, arrows, marks.</content>
internal sealed partial class HtmlPage
{
    private const int DigitWidth = 5;

    private static readonly string[] Arrowheads = ["send", "done", "failed", "cancel", "timeout"];

    private void WriteDiagram()
    {
        Line("<section class=\"diagram\" aria-label=\"lanes\">");
        Line("<div class=\"heads\">");
        foreach (var lane in _picture.Lanes)
        {
            Write($"<div style=\"left:{100.0 * _layout.Left(lane) / _layout.Width:0.###}%;width:{100.0 * _layout.WidthOf(lane) / _layout.Width:0.###}%\">");
            Line($"<b title=\"{PageText.Escape(lane.Name)}\">{PageText.Escape(lane.Name)}</b><i title=\"{PageText.Escape(lane.Kind)}\">{PageText.Escape(lane.Kind)}</i></div>");
        }

        Line("</div>");
        Line(F($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {_layout.Width} {_layout.Height}\" width=\"{_layout.Width}\" height=\"{_layout.Height}\" role=\"img\" aria-label=\"requests over the lanes; the story beside it says the same in words\">"));
        WriteDefinitions();
        WriteLanes();
        WriteTimes();
        WriteBars();
        foreach (var step in _picture.Steps)
        {
            WriteStep(step);
        }

        Line("</svg>");
        Line("</section>");
    }

    private void WriteDefinitions()
    {
        _text.Append("<defs>");
        foreach (var name in Arrowheads)
        {
            _text.Append(F($"<marker id=\"m-{name}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"head {name}\" d=\"M0 0L8 4L0 8Z\"/></marker>"));
        }

        Line("</defs>");
    }

    private void WriteLanes()
    {
        foreach (var lane in _picture.Lanes)
        {
            Line(F($"<rect class=\"lane{(lane.Index % 2 == 0 ? " even" : string.Empty)}\" x=\"{_layout.Left(lane)}\" y=\"0\" width=\"{_layout.WidthOf(lane)}\" height=\"{_layout.Height}\"/>"));
        }

        Line(F($"<rect id=\"cursor\" x=\"0\" y=\"0\" width=\"{_layout.Width}\" height=\"{PageLayout.Row}\"/>"));
    }

    private void WriteTimes()
    {
        for (var i = 0; i < _picture.Steps.Count; i++)
        {
            var time = _picture.Steps[i].Record.Time;
            if (i > 0 && time == _picture.Steps[i - 1].Record.Time)
            {
                continue;
            }

            if (i > 0)
            {
                var middle = _layout.Top(i) - (PageLayout.GapBefore(_picture, i) / 2);
                Line(F($"<path class=\"gap\" d=\"M{_layout.Gutter} {middle}H{_layout.Width}\"/>"));
            }

            Line(F($"<text class=\"time\" x=\"{_layout.Gutter - 8}\" y=\"{_layout.Middle(i) + 4}\">{TraceStory.TimeText(time)}</text>"));
        }
    }

    private void WriteBars()
    {
        foreach (var bar in _picture.Bars)
        {
            var width = PageLayout.BarWidth(bar.Lane);
            var x = _layout.Across(bar.Lane, bar) - (width / 2);
            var top = _layout.Middle(bar.From);
            var height = Math.Max(4, (bar.HasEnded ? _layout.Middle(bar.To) : _layout.Height) - top);
            var state = bar.HasEnded ? string.Empty : " still";
            var at = bar.Lane == bar.Journey.Home ? " home" : string.Empty;
            Write($"<rect class=\"bar c{bar.Journey.Index % Palette}{at}{state}\" data-j=\"{bar.Journey.Index}\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"3\">");
            Line($"<title>{PageText.Escape(BarText(bar))}</title></rect>");
            var number = bar.Journey.Subject.Number.ToString(CultureInfo.InvariantCulture);
            if (height >= PageLayout.Row && number.Length * DigitWidth <= width)
            {
                Line(F($"<text class=\"number\" data-j=\"{bar.Journey.Index}\" x=\"{x + (width / 2)}\" y=\"{top + 11}\">{number}</text>"));
            }
        }
    }

    private string BarText(PictureBar bar)
    {
        var from = TraceStory.TimeText(_picture.Steps[bar.From].Record.Time);
        var to = bar.HasEnded ? $"to {TraceStory.TimeText(_picture.Steps[bar.To].Record.Time)} ms" : "on";
        return $"{bar.Journey.Subject.Name}: {bar.Lane.Name} has it from {from} ms {to}";
    }

    private void WriteStep(PictureStep step)
    {
        var y = _layout.Middle(step.Index);
        var x = _layout.Across(step.Lane, step.Bar);
        var name = PageStyle.NameOf(step.Tone);
        var journey = step.Journey is null ? string.Empty : F($" data-j=\"{step.Journey.Index}\"");
        Write($"<g class=\"e {name}\" data-y=\"{_layout.Top(step.Index)}\"{journey}>");
        if (step.Arrow is { } arrow)
        {
            WriteArrow(step, arrow, y);
        }

        WriteMark(step, x, y);
        Line("</g>");
    }

    private void WriteArrow(PictureStep step, PictureArrow arrow, int y)
    {
        var from = _layout.Across(arrow.From, arrow.FromBar);
        var to = _layout.Across(arrow.To, arrow.ToBar);
        var right = to > from ? 1 : -1;
        from += right * HalfWidth(arrow.From, arrow.FromBar);
        to -= right * HalfWidth(arrow.To, arrow.ToBar);
        Write($"<path class=\"a{(PictureSteps.IsReach(step.Record.Step) ? " dash" : string.Empty)}\" d=\"M{from} {y}H{to}\"/>");
    }

    private static int HalfWidth(PictureLane lane, PictureBar? bar) => bar is null ? 0 : PageLayout.BarWidth(lane) / 2;

    private void WriteMark(PictureStep step, int x, int y)
    {
        if (step.Tone == PictureTone.Violation)
        {
            Write($"<path class=\"mark\" d=\"M{x} {y - 9}L{x + 9} {y}L{x} {y + 9}L{x - 9} {y}Z\"/><text class=\"bang\" x=\"{x}\" y=\"{y + 4}\">!</text>");
            if (step.Violation is not null)
            {
                WriteScreen(step, x);
            }
        }
        else if (PictureSteps.IsCompletion(step.Record.Step))
        {
            Write($"<rect class=\"mark\" x=\"{x - 4}\" y=\"{y - 4}\" width=\"8\" height=\"8\"/>");
        }
        else if (step.Record.Step == KernelStep.IrpMarkedPending)
        {
            Write($"<circle class=\"mark ring\" cx=\"{x}\" cy=\"{y}\" r=\"3.5\"/>");
        }
        else if (step.Tone is PictureTone.Cancel or PictureTone.TimeOut && step.Arrow is null)
        {
            Write($"<path class=\"mark cross\" d=\"M{x - 4} {y - 4}L{x + 4} {y + 4}M{x - 4} {y + 4}L{x + 4} {y - 4}\"/>");
        }
        else if (step.Arrow is null)
        {
            Write($"<circle class=\"mark\" cx=\"{x}\" cy=\"{y}\" r=\"{(step.Tone == PictureTone.Quiet ? 2 : 3)}\"/>");
        }
    }

    private void WriteScreen(PictureStep step, int x)
    {
        var top = _layout.Top(step.Index) + PageLayout.Row;
        var left = _layout.Gutter + 6;
        var width = _layout.Width - left - 6;
        var most = _layout.CharactersAcross;
        Write($"<path class=\"screen\" d=\"M{left} {top}H{left + width}V{top + PageLayout.Screen - 6}H{left}ZM{x - 6} {top}L{x} {top - 5}L{x + 6} {top}Z\"/>");
        Write($"<text class=\"stop\" x=\"{left + 8}\" y=\"{top + 16}\">{PageText.Escape(PageText.Shorten(BlueScreen.Heading(step.Violation!), most))}</text>");
        Write($"<text class=\"stop\" x=\"{left + 8}\" y=\"{top + 32}\">{PageText.Escape(PageText.Shorten(step.Violation!.Rule, most))}</text>");
    }

    private void Write(FormattableString text) => _text.Append(text.ToString(CultureInfo.InvariantCulture));

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
