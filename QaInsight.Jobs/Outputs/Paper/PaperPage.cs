using System.Globalization;
using QaInsight.Outputs.Drawings;
using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Warehouse;

namespace QaInsight.Outputs.Paper;

/// <summary>One page of figures on paper.</summary>
/// <param name="Number">Its place in the document: what it refers to is named by it, for several pages may use one name.</param>
internal sealed record PaperPage(ScorecardPage Page, int Number, FileHead Head)
{
    private const int MostTilesARow = 4;
    private const int SparkHeight = 38;

    public string Id => string.Create(CultureInfo.InvariantCulture, $"page-{Number}");

    public Html Write()
    {
        var (head, body) = (Page.Head, Page.Body);
        return $"""
            <article class="{Id}" aria-labelledby="{Id}">
            <header class="head">{(body.Crumbs.Count > 0 ? (Html)$"<p class=\"crumbs\">{string.Join(" › ", body.Crumbs.Select(c => c.Label))}</p>" : null)}<h1 id="{Id}">{body.Title}</h1>{About(head)}{(Number == 1 ? Fresh(head, Head) : null)}</header>
            {Notices(Number == 1 ? head : null, body.Notice)}{Conclusions(body.Conclusions)}
            {body.Sections.Select(Section)}
            </article>
            """;
    }

    /// <summary>Where the figures stand.</summary>
    public static Html Fresh(PageHead head, FileHead file)
    {
        var fresh = head.Freshness;
        Html looked = fresh.Looked is { } l ? (Html)$"<span>{InPlainWords.Count(l.AuditsCompleted, "audit", "audits")} from {InPlainWords.Count(l.TeamsAudited)} of {InPlainWords.Count(l.TeamsInScope, "team", "teams")}</span>" : Html.None;
        Html rows = fresh.SetAsideRows > 0 ? (Html)$"<span>{InPlainWords.Count(fresh.SetAsideRows, "row", "rows")} set aside</span>" : Html.None;
        Html files = fresh.SetAsideFiles > 0 ? (Html)$"<span>{InPlainWords.Count(fresh.SetAsideFiles, "file", "files")} set aside whole</span>" : Html.None;
        return $"<p class=\"fresh\"><span>Figures as at <b>{head.Request.AsOf.ToWords()}</b></span><span>Last import <b>{file.LastImport}</b></span>{rows}{files}{looked}</p>";
    }

    /// <param name="head">Null where the document has said it already.</param>
    public static Html Notices(PageHead? head, string? notice)
    {
        Html madeUp = head is { Freshness.IsSample: true } ? (Html)$"<p class=\"notice\"><b>A made-up council.</b> No child, family or worker in these figures is real. They are shown as at the sample’s own day.</p>" : Html.None;
        Html waiting = head is { PartReturned: true } ? (Html)$"<p class=\"notice waiting\"><b>Part returned.</b> Some audits of {head.Request.Period.Label} are still to come back, so its figures will change.</p>" : Html.None;
        return $"{madeUp}{waiting}{(notice is null ? null : (Html)$"<p class=\"notice waiting\">{notice}</p>")}";
    }

    private Html About(PageHead head)
    {
        var filters = PageTables.Filters(head).Select(f => (Html)$"<span>{(head.InForce.Any(i => i.Name == f.Name) ? $"{f.Name}: {f.Says}" : f.Says)}</span>");
        return $"<p class=\"about\">{(Page.Kind.IsOfPeriod ? (Html)$"<b>{head.Request.Period.Label}</b>" : null)}{filters}</p>";
    }

    private Html Section(Section section)
    {
        // As on screen: what was written stands before the tables where it is about tiles, or the whole page; else after what refers to it.
        var isFirst = section.Tiles.Count > 0 || section.Heading is null;
        var blocks = new PaperBlocks(section, Id);
        return $"""
            <section{(section.Heading is null ? (Html)$" class=\"first\"" : null)}>{(section.Heading is { } heading ? (Html)$"<h2>{heading}</h2>" : null)}{(section.Lead is { } lead ? (Html)$"<p class=\"lead\">{PaperWords.Of(lead)}</p>" : null)}{Tiles(section)}
            {(isFirst ? Remarks(section) : null)}{blocks.Write()}{(isFirst ? null : Remarks(section))}</section>
            """;
    }

    private Html Tiles(Section section)
    {
        if (section.Tiles.Count == 0)
            return Html.None;
        var across = section.Tiles.Count <= MostTilesARow ? section.Tiles.Count : section.Tiles.Count % MostTilesARow == 1 ? MostTilesARow - 1 : MostTilesARow;
        return $"<div class=\"tiles across-{across}\">{section.Tiles.Select(t => Tile(t, section.Heading is null))}</div>";
    }

    private Html Tile(Tile tile, bool isTop)
    {
        Html caution = tile.Figure is { IsSmall: true, Denominator: > 0 } ? (Html)$"<span class=\"small\"> · {tile.Figure.Caution}</span>" : Html.None;
        Html restated = tile.Trend.Points is [.., { Restated: { } then } last] && last.Figure == tile.Figure ? (Html)$"<span class=\"small\"> · {then.InWords}</span>" : Html.None;
        return $"""
            <div class="tile">{PaperWords.Heading(isTop ? 2 : 3, tile.Title)}<p class="figure"><b>{tile.Figure.Display}</b> <span>{tile.Detail}</span>{caution}{restated}</p>{TrendDrawing.Spark(TrendLine.Close(tile.Title, tile.Trend), SparkHeight)}<p class="tag">{Marks.Drawn(tile.Trend.Variation)}<span>{tile.Reading}{PaperWords.Marks(tile.Remarks, Id)}</span></p></div>
            """;
    }

    private static Html Conclusions(IReadOnlyList<Remark> conclusions) => conclusions.Count == 0
        ? Html.None
        : $"<section class=\"first\"><div class=\"card remarks\"><h2>{RemarkTable.Conclusions}</h2>{conclusions.Select(r => (Html)$"<div class=\"remark\"><p class=\"on\"><b>{r.On.Period.Label}</b> {r.On.Whose}</p>{PaperWords.Of(r)}</div>")}</div></section>";

    private Html Remarks(Section section) => section.Remarks.Count == 0
        ? Html.None
        : $"<div class=\"card remarks\">{PaperWords.Heading(section.Heading is null ? 2 : 3, "What is behind it")}{section.Remarks.Select(r => (Html)$"<div class=\"remark\" id=\"{Id}-remark-{r.Number}\"><p class=\"on\"><span class=\"mark\">{r.Number}</span> <b>{r.Name}</b> {r.Remark.On.Period.Label} · {r.Remark.On.Whose}</p>{PaperWords.Of(r.Remark)}</div>")}</div>";
}
