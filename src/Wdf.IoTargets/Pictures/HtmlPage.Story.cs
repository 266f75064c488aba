namespace Wdf.IoTargets;

/// <content>The story: a line for each event, at the height of the event.</content>
internal sealed partial class HtmlPage
{
    private void WriteStory()
    {
        Line("<ol class=\"story\">");
        for (var i = 0; i < _picture.Steps.Count; i++)
        {
            var gap = PageLayout.GapBefore(_picture, i);
            if (gap > 0)
            {
                var passed = _picture.Steps[i].Record.Time - _picture.Steps[i - 1].Record.Time;
                Line(F($"<li class=\"gap\" style=\"height:{gap}px\">{TraceStory.TimeText(passed)} ms pass</li>"));
            }

            WriteStoryLine(_picture.Steps[i]);
        }

        Line("</ol>");
    }

    private void WriteStoryLine(PictureStep step)
    {
        var journey = step.Journey is null ? string.Empty : F($" data-j=\"{step.Journey.Index}\"");
        var screen = step.Violation is null ? string.Empty : " tall";
        Write($"<li id=\"s{step.Index}\" class=\"{PageStyle.NameOf(step.Tone)}{screen}\"{journey}>");
        Write($"<time>{TraceStory.TimeText(step.Record.Time)} ms</time> ");
        var sentence = step.Violation is { } violation ? $"{violation.Rule}: {violation.Message}" : step.Sentence;
        _text.Append("<b>").Append(PageText.Escape(sentence)).Append("</b>");
        if (step.Owner is not null)
        {
            _text.Append(" <i>[owner: ").Append(PageText.Escape(step.Owner)).Append("]</i>");
        }

        if (TraceStory.ActorText(step.Record) is { Length: > 0 } actor)
        {
            _text.Append(" <i>").Append(PageText.Escape(actor.Trim())).Append("</i>");
        }

        Line("</li>");
    }
}
