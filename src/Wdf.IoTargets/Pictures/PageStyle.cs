using System.Globalization;

namespace Wdf.IoTargets;

/// <summary>What the page looks like. Rows of the story are as high as those of the drawing: <see cref="PageLayout"/>.</summary>
internal static class PageStyle
{
    // Room that the story needs beside the drawing; with less it goes below.
    private const int StoryWidth = 330;

    public static readonly string Text = $$"""
        :root { --bg: #ffffff; --fg: #1c2128; --soft: #5c6670; --rule: #d5dbe1; --even: #f4f6f8; --odd: #fafbfc; --pick: #ffe58a66; --chip: #eef1f4;
          --send: #1662c4; --done: #1b7f3b; --failed: #c2261c; --cancel: #b45309; --timeout: #7a3fc4; --plain: #56606b; --quiet: #9aa4ae; --blue: #0b4fa5; --l: 52%; --s: 55%; }
        @media (prefers-color-scheme: dark) { :root { --bg: #14181d; --fg: #e4e8ec; --soft: #97a2ad; --rule: #333b44; --even: #1b2027; --odd: #171c22; --pick: #ffd54f33; --chip: #262d35;
          --send: #6db1ff; --done: #5fce82; --failed: #ff7b6e; --cancel: #f5a94c; --timeout: #c09bff; --plain: #a9b3bd; --quiet: #67717b; --blue: #0d5cc0; --l: 62%; --s: 50%; } }
        * { box-sizing: border-box; }
        body { margin: 0; padding: 16px 16px 64px; background: var(--bg); color: var(--fg); font: 14px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        header { position: sticky; left: 16px; max-width: calc(100vw - 48px); }
        h1 { font-size: 20px; margin: 0 0 4px; overflow-wrap: anywhere; }
        p { margin: 6px 0; }
        .facts span + span::before { content: "· "; color: var(--soft); }
        .facts strong { color: #ffffff; background: #c2261c; border-radius: 4px; padding: 1px 8px; margin-right: 4px; }
        .facts span.bad { color: var(--failed); }
        .bluescreen { background: var(--blue); color: #ffffff; font: 13px/1.5 ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; padding: 12px 16px; margin: 8px 0; border-radius: 4px; max-width: 1100px; }
        .bluescreen summary { cursor: pointer; overflow-wrap: anywhere; }
        .bluescreen summary b { display: block; font-size: 15px; }
        .bluescreen dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 8px 0; }
        .bluescreen dt { color: #bcd7ff; }
        .bluescreen dd { margin: 0; overflow-wrap: anywhere; }
        .bluescreen a { color: #ffffff; }
        .finding { border-left: 4px solid var(--failed); background: var(--even); padding: 8px 12px; margin: 8px 0; white-space: pre-wrap; overflow-wrap: anywhere; max-width: 1100px; max-height: 40vh; overflow-y: auto; font: 13px/1.5 ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; }
        .legend span { margin-right: 12px; white-space: nowrap; color: var(--soft); font-size: 12px; }
        .legend span::before { content: ""; display: inline-block; width: 14px; height: 3px; margin-right: 5px; vertical-align: 3px; background: var(--t); }
        .chips { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
        .chips button { font: inherit; font-size: 12px; line-height: 1; color: var(--fg); background: var(--chip); border: 1px solid var(--rule); border-left: 5px solid var(--c); border-radius: 4px; padding: 4px 8px; cursor: pointer; }
        .chips button[aria-pressed="true"] { background: var(--c); color: #000000; }
        main { display: flex; align-items: flex-start; gap: 12px; margin-top: 12px; }
        .diagram { flex: none; width: var(--w); }
        .diagram svg { display: block; width: 100%; height: auto; }
        .heads { position: sticky; top: 0; z-index: 2; height: 46px; background: var(--bg); border-bottom: 1px solid var(--rule); }
        .heads div { position: absolute; top: 0; height: 46px; padding: 4px 3px; text-align: center; overflow: hidden; }
        .heads b, .heads i { display: block; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; font-size: 13px; line-height: 18px; }
        .heads i { font-style: normal; font-size: 11px; color: var(--soft); }
        .story { flex: 1 1 auto; width: 0; min-width: {{StoryWidth}}px; list-style: none; margin: 46px 0 0; padding: 0; font-size: 13px; }
        .story li { height: {{PageLayout.Row}}px; line-height: {{PageLayout.Row}}px; padding: 0 8px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; cursor: default; scroll-margin: 40vh; }
        .story li.tall { height: {{PageLayout.Row + PageLayout.Screen}}px; line-height: 20px; padding-top: 2px; white-space: normal; overflow-wrap: anywhere; }
        .story li.gap { color: var(--soft); font-size: 12px; display: flex; align-items: center; }
        .story li.gap::after { content: ""; flex: 1; margin-left: 8px; border-top: 1px dashed var(--rule); }
        .story time { display: none; color: var(--soft); font-variant-numeric: tabular-nums; }
        .story b { font-weight: 500; color: var(--t); }
        .story i { font-style: normal; color: var(--soft); font-size: 12px; }
        .story li.at, .story li:target { background: var(--pick); }
        .lane { fill: var(--odd); } .lane.even { fill: var(--even); }
        #cursor { fill: var(--pick); visibility: hidden; }
        .time { font: 11px ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; fill: var(--soft); text-anchor: end; }
        path.gap { stroke: var(--rule); stroke-dasharray: 2 4; }
        .bar { fill: var(--c); stroke: var(--c); fill-opacity: .55; cursor: pointer; } .bar.home { fill-opacity: .12; stroke-opacity: .55; }
        .number { font: 9px system-ui, sans-serif; fill: var(--fg); text-anchor: middle; pointer-events: none; }
        .a { stroke: var(--t); stroke-width: 1.6; fill: none; } .a.dash { stroke-dasharray: 5 3; }
        .send .a { marker-end: url(#m-send); } .done .a { marker-end: url(#m-done); } .failed .a { marker-end: url(#m-failed); }
        .cancel .a { marker-end: url(#m-cancel); } .timeout .a { marker-end: url(#m-timeout); }
        .head { fill: var(--t); }
        .mark { fill: var(--t); stroke: var(--bg); stroke-width: 1; } .mark.ring { fill: var(--bg); stroke: var(--t); stroke-width: 1.6; } .mark.cross { stroke: var(--t); stroke-width: 2; fill: none; }
        .violation .mark { fill: #d4212b; } .bang { fill: #ffffff; font: bold 12px sans-serif; text-anchor: middle; }
        .screen { fill: var(--blue); } .stop { fill: #ffffff; font: 11px ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; }
        .send { --t: var(--send); } .done { --t: var(--done); } .failed { --t: var(--failed); } .cancel { --t: var(--cancel); } .timeout { --t: var(--timeout); }
        .violation { --t: var(--failed); } .plain { --t: var(--plain); } .quiet { --t: var(--quiet); }
        .story .plain, .story .send { --t: var(--fg); } .story .quiet { --t: var(--soft); }
        .c0 { --c: hsl(211 var(--s) var(--l)); } .c1 { --c: hsl(28 var(--s) var(--l)); } .c2 { --c: hsl(150 var(--s) calc(var(--l) - 8%)); } .c3 { --c: hsl(330 var(--s) var(--l)); }
        .c4 { --c: hsl(265 var(--s) calc(var(--l) + 5%)); } .c5 { --c: hsl(75 var(--s) calc(var(--l) - 10%)); } .c6 { --c: hsl(185 var(--s) calc(var(--l) - 6%)); } .c7 { --c: hsl(0 var(--s) calc(var(--l) + 5%)); }
        .only [data-j]:not(.kept):not(button), .only .e:not(.kept) { opacity: .13; }
        .only .story li:not(.kept) { opacity: .4; }
        footer { position: fixed; left: 0; right: 0; bottom: 0; min-height: 40px; padding: 9px 16px; background: var(--chip); border-top: 1px solid var(--rule); font-size: 13px; overflow-wrap: anywhere; }
        .none { color: var(--soft); }
        """;

    /// <summary>The rules for a window in which the story has no room beside the drawing.</summary>
    /// <param name="width">Width of the drawing.</param>
    public static string Narrow(int width) => string.Create(CultureInfo.InvariantCulture, $$"""
        @media (max-width: {{width + StoryWidth + 44}}px) {
          body { padding: 12px 12px 72px; } main { display: block; }
          .diagram { width: clamp(calc(var(--w) * .46), 100%, var(--w)); }
          .story { width: auto; min-width: 0; max-width: calc(100vw - 24px); margin-top: 24px; }
          .story li, .story li.tall { height: auto; white-space: normal; line-height: 18px; padding: 3px 6px; }
          .story li.gap { height: auto !important; }
          .story time { display: inline; }
        }
        @media (max-width: {{width + 24}}px) {
          .diagram svg { overflow: visible; } .time { font-size: 14px; }
          .heads b { white-space: normal; font-size: 11px; line-height: 13px; max-height: 39px; overflow-wrap: anywhere; } .heads i { display: none; }
        }
        """);

    /// <summary>The class of a tone.</summary>
    public static string NameOf(PictureTone tone) => tone switch
    {
        PictureTone.Plain => "plain",
        PictureTone.Send => "send",
        PictureTone.Done => "done",
        PictureTone.Failed => "failed",
        PictureTone.Cancel => "cancel",
        PictureTone.TimeOut => "timeout",
        PictureTone.Violation => "violation",
        _ => "quiet",
    };
}
