using System.Globalization;
using System.Text;
using QaInsight.Warehouse;

namespace QaInsight.Outputs.Paper;

/// <summary>How paper looks: A4, flat charts, headings that stay with what they head.</summary>
internal static class PaperStyle
{
    private const string Grey = "#4a5763";

    public static Html Sheet => $$"""
        @page { size: A4; margin: 18mm 14mm 15.5mm; }
        *, ::before, ::after { box-sizing: border-box; }
        html { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        body { margin: 0; background: #fff; color: #17212b; font: 8.25pt/1.42 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
        h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
        ul { list-style: none; }
        /* A space at which a heading is broken is kept, or its bookmark would run two words into one. */
        h1, h2, h3 { white-space: pre-wrap; line-height: 1.2; font-weight: 650; letter-spacing: -.012em; text-wrap: balance; break-after: avoid; break-inside: avoid; }
        h1 { font-size: 20pt; color: #0f3d4c; }
        h2 { font-size: 12.5pt; }
        h3, .card > h2 { font-size: 9.25pt; }
        a { color: inherit; text-decoration: none; }
        .defs { position: absolute; }
        .sr, caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        article { break-before: page; }
        article:first-of-type:not(.front ~ article) { break-before: auto; }

        .head { padding-bottom: 2.5mm; }
        .crumbs { color: #4a5763; font-size: 8pt; }
        .about { font-size: 10pt; color: #4a5763; margin-top: 1mm; }
        .about b { color: #17212b; font-weight: 600; }
        .about b + span::before, .about span + span::before { content: " · "; }
        .about span { unicode-bidi: isolate; }
        .fresh { display: flex; flex-wrap: wrap; gap: .4mm 5mm; margin-top: 1.6mm; color: #4a5763; font-size: 7.75pt; }
        .fresh b { color: #17212b; font-weight: 600; }
        .notice { margin: 0 0 2mm; padding: 1.6mm 3mm; border-left: 1mm solid #1b6b7f; background: #e8f0f2; break-inside: avoid; }
        .notice.waiting { border-color: #b47a12; background: #faf1de; }

        section { border-top: 1pt solid #17212b; margin-top: 5mm; padding-top: 2.6mm; }
        section.first { border: 0; margin-top: 1mm; padding-top: 0; }
        .lead { font-size: 9.5pt; line-height: 1.42; margin: 1.2mm 0 2.6mm; break-inside: avoid; break-after: avoid; text-wrap: pretty; }
        .lead b { font-weight: 650; }

        .tiles { display: grid; gap: 3mm; break-inside: avoid; }
        .across-1 { grid-template-columns: minmax(0, 1fr); } .across-2 { grid-template-columns: repeat(2, minmax(0, 1fr)); }
        .across-3 { grid-template-columns: repeat(3, minmax(0, 1fr)); } .across-4 { grid-template-columns: repeat(4, minmax(0, 1fr)); }
        .tile, .card { border: .5pt solid #c6ced4; border-radius: 1.4mm; }
        .tile { padding: 2.4mm 2.8mm 2.2mm; display: grid; grid-template-rows: subgrid; grid-row: span 4; row-gap: 0; break-inside: avoid; }
        .tile :is(h2, h3) { font-size: 8.25pt; font-weight: 600; color: #4a5763; letter-spacing: 0; }
        .figure { line-height: 1.3; }
        .figure b { display: block; font-size: 19pt; font-weight: 650; letter-spacing: -.025em; line-height: 1.2; }
        .figure span { color: #4a5763; }
        .spark { display: block; margin: 1.2mm 0 1mm; align-self: end; overflow: visible; }
        .tag { display: flex; gap: 1.4mm; align-items: baseline; font-size: 7.5pt; line-height: 1.35; }
        .dot { flex: none; width: 2.3mm; height: 2.3mm; margin-right: .9mm; vertical-align: -.2mm; }
        .tag .dot { margin-right: 0; transform: translateY(.2mm); }
        .small, .figure .small { color: #7a4a00; font-size: 7.25pt; }

        .cols { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 3mm; break-inside: avoid; }
        .card { padding: 2.8mm 3.4mm 2.6mm; break-inside: avoid; min-width: 0; }
        .cols, .card, .tiles { margin-top: 3mm; }
        .cols > .card, h2 + .card, .lead + :is(.card, .cols, .tiles), h2 + .cols, .first > :first-child { margin-top: 0; }
        h2 + :is(.card, .cols, .tiles) { margin-top: 2.4mm; }
        .card.long { break-inside: auto; border: 0; padding: 0; margin-top: 4mm; }
        /* Taken for as high as a few rows, so that none is left alone at the foot with no row of its table below. */
        .long > :is(h2, h3)::after { content: ""; display: block; height: 26mm; margin-bottom: -26mm; }
        .in-two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8mm; align-items: start; }
        .say { color: #4a5763; margin: .6mm 0 2mm; break-after: avoid; text-wrap: pretty; }
        .say b { color: #17212b; }
        .none { color: #4a5763; padding-block: 2mm; }
        .rule { color: #4a5763; font-size: 7.25pt; margin-top: 1.4mm; text-wrap: pretty; break-before: avoid; }
        .key { display: flex; flex-wrap: wrap; gap: .4mm 3.6mm; font-size: 7.5pt; color: #4a5763; margin: 1mm 0 1.2mm; break-after: avoid; }
        .patch { width: 2.7mm; height: 2.7mm; margin-right: 1.1mm; vertical-align: -.35mm; }

        .chart { break-inside: avoid; }
        .chart svg { display: block; }
        .chart text { font-family: inherit; }
        .trend, .funnel { margin-top: 2mm; }
        .trend text, .funnel text { font-size: 7pt; }
        .trend .stand-in, .funnel .stand-in { overflow: visible; }
        .bars li { display: grid; grid-template: auto auto / minmax(0, 1fr) auto; column-gap: 2mm; padding-bottom: 1.3mm; break-inside: avoid; }
        .bars .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .bars .n { color: #4a5763; font-size: 7.5pt; text-align: right; white-space: nowrap; }
        .bars svg { grid-column: 1 / -1; border-radius: .7mm; overflow: hidden; }
        .bars rect:not([fill^="url"]), :is(.trend, .funnel, .spark) circle, .trend svg svg > rect { stroke: #fff; stroke-width: 1px; }

        table { border-collapse: collapse; width: 100%; font-size: 7.75pt; line-height: 1.35; margin-top: 1.2mm; }
        thead { display: table-header-group; break-inside: avoid; break-after: avoid; }
        tr { break-inside: avoid; }
        th { font-weight: 600; text-align: left; }
        thead th { color: #4a5763; font-size: 7.25pt; vertical-align: bottom; border-bottom: .75pt solid #78848d; }
        td, th { padding: .95mm 2.4mm .95mm 0; border-bottom: .4pt solid #dfe4e8; vertical-align: baseline; }
        tr > :last-child { padding-right: 0; }
        tbody th { font-weight: 400; }
        .card:not(.long) tbody tr:last-child > * { border-bottom: 0; }
        .r { text-align: right; }
        td.r { white-space: nowrap; }
        :is(th, td).r + :is(th, td):not(.r) { padding-left: 2mm; }
        .r .counted, .r .small, .r .note { display: block; }
        table:not(.many) .r .counted:has(+ .status) { display: inline; }
        .r b:has(~ .status) { display: block; }
        .status .dot { width: 2mm; height: 2mm; margin-right: .6mm; }
        td b, th b { font-weight: 600; }
        td .small, th .small, .counted, .note, .status { color: #4a5763; font-size: 7pt; white-space: nowrap; }
        td .small, th .small { color: #7a4a00; }
        .one-line { white-space: nowrap; }
        .many { font-size: 7pt; } .many tbody th { min-width: 24mm; } .many tbody th.one-line { min-width: 0; } .many td.wordy { min-width: 26mm; } .many :is(td, tbody th):not(.r, .one-line) { overflow-wrap: anywhere; } .many .small { white-space: normal; } .many .r :is(.counted, .status) { display: block; } .many td, .many th { padding-right: 1.5mm; } .many thead th { font-size: 6.75pt; }
        .more { font-size: 6.5pt; } .more td, .more th { padding-right: 1.1mm; } .more thead th { font-size: 6.25pt; } .more :is(.counted, .small, .note, .status) { font-size: 6.25pt; } .more tbody th { min-width: 20mm; } .more td.wordy { min-width: 22mm; }
        tr.total > * { border-top: .75pt solid #17212b; font-weight: 600; }
        td.wordy { min-width: 30mm; }
        td.prose { width: 45%; white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: isolate; }

        .heat { font-size: 7pt; table-layout: fixed; } .heat thead th:first-child { width: 42mm; }
        .heat td, .heat thead th { padding: .8mm 1mm; border: .6pt solid #fff; }
        .heat td { text-align: right; }
        .heat thead th.r { overflow-wrap: anywhere; font-size: 6.75pt; }
        .heat .few { font-style: italic; }
        .heat .few::after { content: "*"; }
        .well .shade-0 { background: #f4f7f6; } .well .shade-1 { background: #e6f0ec; } .well .shade-2 { background: #d5e7df; } .well .shade-3 { background: #c2dcd1; } .well .shade-4 { background: #aed1c2; }
        .well .shade-5 { background: #98c5b2; } .well .shade-6 { background: #82b8a2; } .well .shade-7 { background: #6cab92; } .well .shade-8 { background: #1f7a5c; color: #fff; } .well .shade-9 { background: #15614a; color: #fff; }
        .bad .shade-0 { background: #faf5f4; } .bad .shade-1 { background: #f7e5e2; } .bad .shade-2 { background: #f3d3ce; } .bad .shade-3 { background: #eec0b9; } .bad .shade-4 { background: #e8aba3; }
        .bad .shade-5 { background: #e1968c; } .bad .shade-6 { background: #da8377; } .bad .shade-7 { background: #a73a34; color: #fff; } .bad .shade-8 { background: #9c332d; color: #fff; } .bad .shade-9 { background: #8a2a25; color: #fff; }

        .facts > div { display: grid; grid-template-columns: 32mm minmax(0, 1fr); gap: 3mm; padding-block: 1mm; border-top: .4pt solid #dfe4e8; break-inside: avoid; }
        .facts > div:first-child { border-top: 0; }
        .facts dt { color: #4a5763; }
        .remarks, .remark { break-inside: auto; }
        .remark { margin-top: 1.6mm; }
        .remark + .remark { border-top: .4pt solid #dfe4e8; padding-top: 1.6mm; }
        .remark .on { break-after: avoid; color: #4a5763; }
        .remark .on b { color: #17212b; }
        .words { white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: isolate; text-wrap: pretty; orphans: 3; widows: 3; }
        .mark { display: inline-block; padding: 0 1mm; border: .5pt solid #17212b; border-radius: 1.6mm; font-size: 6.5pt; font-weight: 600; line-height: 1.25; color: #17212b; }

        .front { page: front; }
        .band { background: #0f3d4c; color: #fff; border-radius: 1.4mm; padding: 16mm 10mm 12mm; margin-bottom: 5mm; }
        .band h1 { color: #fff; font-size: 34pt; margin-top: 10mm; letter-spacing: -.02em; }
        .band .org { font-size: 12pt; color: #c9dde3; }
        .band .when { font-size: 17pt; margin-top: 2mm; }
        .band .whose { font-size: 10.5pt; color: #c9dde3; margin-top: 1.5mm; }
        .front .fresh { margin-bottom: 4mm; font-size: 8.5pt; }
        .contents { margin-top: 7mm; }
        .contents h2 { border-bottom: 1pt solid #17212b; padding-bottom: 2mm; }
        .contents ol { list-style: none; counter-reset: part; }
        .contents li { counter-increment: part; display: grid; grid-template-columns: 9mm 42mm minmax(0, 1fr); align-items: baseline; padding-block: 2.1mm; border-bottom: .4pt solid #dfe4e8; break-inside: avoid; }
        .contents li::before { content: counter(part); color: #4a5763; }
        .contents a { font-size: 10.5pt; font-weight: 600; color: #14596b; }
        .contents span { color: #4a5763; }
        .reading { margin-top: 6mm; color: #4a5763; font-size: 7.25pt; break-inside: avoid; }
        .reading p { border-top: .4pt solid #c6ced4; padding-top: 1.6mm; }
        .reading .dot { margin-left: .8mm; }
        .from { color: #4a5763; font-size: 7.25pt; margin-top: 2mm; overflow-wrap: anywhere; }
        """;

    /// <summary>What stands at the head and foot of every sheet: the marking and what the page is, whose and as at which day, and how far one has read.</summary>
    public static Html Running(FileHead head, DateOnly asOf, string title, IReadOnlyList<PaperPage> pages) => $$"""
        @page {
          @top-left { content: {{Quoted(head.Marking)}}; font: 700 7.5pt {{Fonts}}; color: #17212b; {{Above}} }
          @top-right { content: {{Quoted(title)}}; font: 7.5pt {{Fonts}}; color: {{Grey}}; text-align: right; {{Above}} }
          @bottom-left { content: {{Quoted($"{head.Council} · As at {asOf.ToWords()}")}}; font: 7.5pt {{Fonts}}; color: {{Grey}}; {{Beneath}} }
          @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 7.5pt {{Fonts}}; color: {{Grey}}; text-align: right; {{Beneath}} }
        }
        {{(pages.Count == 1 ? null : Html.Join(pages.Select(p => (Html)$$""".{{p.Id}} { page: {{p.Id}}; } @page {{p.Id}} { @top-right { content: {{Quoted($"{title} · {p.Page.Body.Title}")}}; } }""")))}}
        """;

    private static Html Fonts => $"\"Segoe UI\", \"Helvetica Neue\", Arial, \"Liberation Sans\", sans-serif";

    private static Html Above => $"vertical-align: bottom; padding-bottom: 1.6mm; margin-bottom: 4mm; border-bottom: .5pt solid #17212b;";

    private static Html Beneath => $"vertical-align: top; padding-top: 1.6mm; margin-top: 3mm; border-top: .5pt solid #c6ced4;";

    // Letters and digits as they are, all else by its number: nothing of it can end the string, the rule or the element.
    private static Html Quoted(string words)
    {
        var written = new StringBuilder();
        foreach (var letter in words.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(letter))
                written.Append(letter);
            else
                written.Append('\\').Append(letter.Value.ToString("x6", CultureInfo.InvariantCulture));
        }

        return $"\"{written.ToString()}\"";
    }
}
