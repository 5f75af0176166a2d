using QaInsight.Measures;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages;

/// <summary>Makes pages of figures from a build, always within a scope: there is no other way to ask.</summary>
public sealed class PageReader(PublishedBuild build, BuildContext context, Scope scope, Catalogue catalogue, WhatIsSet set)
{
    /// <summary>Where people have set nothing beside the figures.</summary>
    public PageReader(PublishedBuild build, BuildContext context, Scope scope, Catalogue catalogue, Figures figures)
        : this(build, context, scope, catalogue, new WhatIsSet("", figures))
    {
    }

    /// <param name="whole">Whether its tables hold all of their rows, as files do, or no more than a page shows.</param>
    /// <returns>Null when there is no page of that word.</returns>
    /// <exception cref="FormatException">The period or the day cannot be read.</exception>
    /// <exception cref="ArgumentException">A filter names what is not there, or not within the scope; the message says so in plain words.</exception>
    /// <exception cref="NotThereException">The page is of something that is not there, or not within the scope.</exception>
    public ScorecardPage? Read(PageAddress address, bool whole = false)
    {
        if (PageKind.Find(address.Page) is not { } kind)
            return null;
        var kept = kind.Kept(address);
        var sight = new Sight(scope.Detail, catalogue);
        if (!sight.May(kept))
            throw new NotThereException("There is nothing there.");
        var source = new PageSource(build, context, scope, catalogue, set, kept) { Whole = whole };
        // Its head says more than others do: how much of practice it speaks for.
        if (kind == PageKind.Board)
            return BoardPage.Of(BoardReader.Read(source));
        var page = sight.Of(new ScorecardPage(kind, Head(source, kind), kind.Make(source)));
        return page.Body.Sections.Count > 0 ? new Remarked(PageRemarks.Of(source)).Page(page) : throw new NotThereException("There is nothing there.");
    }

    internal static PageHead Head(PageSource source, PageKind kind)
    {
        var (context, request, period) = (source.Context, source.Request, source.Period);
        if (!kind.IsOfPeriod)
            return new PageHead(source.Address, request, PartReturned: false, [], context.Freshness, null, null) { Edition = source.Set.Edition };
        var choices = new PageOptions(context, source.Scope, request).Of(kind);
        var months = period.From.To(period.To).ToList();
        return new PageHead(
            source.Address,
            request,
            months.Exists(context.IsPartReturned),
            choices,
            context.Freshness,
            context.Months.Count > 0 && period.Before.To >= context.Months[0] ? source.Address with { Period = period.Before.ToString() } : null,
            context.Months.Count > 0 && period.After.From <= context.Months[^1] ? source.Address with { Period = period.After.ToString() } : null)
        {
            Sight = new Sight(source.Scope.Detail, source.Catalogue),
            Edition = source.Set.Edition,
            Subject = kind == PageKind.Board || kind.Word == "measure" ? Subject.Of(source) : null,
            InForce = FiltersInForce.Of(source, kind, choices),
        };
    }
}
