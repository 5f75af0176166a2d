using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Drawings;

/// <summary>Stacked bars as SVG, each as wide as what it stands in, under its own name and count.</summary>
public static class BarsDrawing
{
    public static Html List(StackedBars bars, Leads leads) =>
        $"<ul class=\"bars\">{bars.Bars.Select((bar, at) => (Html)$"<li><span class=\"label\" title=\"{bar.Label}\">{Named(bar, leads)}</span><span class=\"n\">{InPlainWords.Count(bar.Total)}{(at == 0 ? " " + bars.Counted : "")}{(bar.IsSmall ? (Html)$"<span class=\"small\"> · small numbers</span>" : null)}</span>{One(bar, bars.Size, leads)}</li>")}</ul>";

    /// <summary>One bar. A picture that leads nowhere is read as one; one whose parts lead somewhere is a group of links.</summary>
    public static Html One(Bar bar, StackedBars.Sizes size, Leads leads)
    {
        var drawn = bar.Stretches.Where(s => s.Share > 0).Select(s => (Stretch: s, Href: leads.Of(s.Place))).ToList();
        return $"""
            <svg class="stand-in" width="100%" height="{size.Of(bar)}" font-size="{size.Letters(bar)}" text-anchor="middle" role="{(drawn.Exists(d => d.Href is not null) ? "group" : "img")}" aria-label="{bar.Label}: {bar.InWords}">{drawn.Select(d => Leading.Linked(d.Href, $"{bar.Label}, {d.Stretch.Says}", Draw(d.Stretch)))}</svg>
            """;
    }

    /// <summary>What the colours mean.</summary>
    public static Html Key(IReadOnlyList<Meaning> meanings) => $"<ul class=\"key\">{meanings.Select(m => (Html)$"<li>{Patch(m)}{m.Name}</li>")}</ul>";

    public static Html Patch(Meaning meaning) =>
        $"<svg class=\"patch\" width=\"14\" height=\"14\" viewBox=\"0 0 14 14\" aria-hidden=\"true\"><rect width=\"14\" height=\"14\" rx=\"2\" fill=\"{meaning.Fill}\" />{(meaning.IsHatched ? (Html)$"<rect width=\"14\" height=\"14\" rx=\"2\" fill=\"url(#hatch)\" />" : null)}</svg>";

    private static Html Named(Bar bar, Leads leads) => leads.Of(bar.Place) is { } href ? (Html)$"<a href=\"{href}\">{bar.Label}</a>" : (Html)$"{bar.Label}";

    private static Html Draw(Stretch stretch)
    {
        var (start, share) = (stretch.Start * 100, stretch.Share * 100);
        Html? hatch = stretch.Meaning.IsHatched ? (Html)$"<rect x=\"{start}%\" width=\"{share}%\" height=\"100%\" fill=\"url(#hatch)\" />" : null;
        Html? label = stretch.Label.Length > 0 ? (Html)$"<text x=\"{stretch.Middle * 100}%\" y=\"50%\" dy=\"0.35em\" fill=\"{stretch.Meaning.Ink}\">{stretch.Label}</text>" : null;
        return $"<rect x=\"{start}%\" width=\"{share}%\" height=\"100%\" fill=\"{stretch.Meaning.Fill}\" />{hatch}{label}";
    }
}
