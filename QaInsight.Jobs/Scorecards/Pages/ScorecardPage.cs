using QaInsight.Measures;
using QaInsight.Scorecards.Pages.Commentary;

namespace QaInsight.Scorecards.Pages;

/// <summary>
/// A page of figures. The site, CSV, workbooks, mails and paper are all written from it, and its writers compute nothing.
/// </summary>
/// <param name="Head">What was asked for, and where the figures stand.</param>
public sealed record ScorecardPage(PageKind Kind, PageHead Head, PageBody Body)
{
    /// <summary>Whether it shows a row of any child.</summary>
    public bool HoldsChildrensRows => Kind.IsOfOneRecord || Body.Sections.Any(s => s.Blocks.Any(b => b.Table.Rows.Count > 0 && b.Table.Columns.Any(c => Personal.Of(c.Key).HasFlag(Detail.ChildrensRows))));

    public IEnumerable<Block> Blocks => Body.Sections.SelectMany(s => s.Blocks);

    /// <summary>Everything that was written about its figures, as it is numbered on the page.</summary>
    public IEnumerable<NumberedRemark> Remarks => Body.Sections.SelectMany(s => s.Remarks);
}

/// <param name="Address">As it was asked for.</param>
/// <param name="Request">What that came to.</param>
/// <param name="PartReturned">Whether audits of the period are still to come back.</param>
/// <param name="Before">The same page a period earlier; null where there are no audits then.</param>
/// <param name="After">The same page a period later.</param>
public sealed record PageHead(
    PageAddress Address, ScorecardRequest Request, bool PartReturned, IReadOnlyList<Choice> Choices, Freshness Freshness, PageAddress? Before, PageAddress? After)
{
    /// <summary>How far down the scope reaches in which it was asked for; null: as far as there is.</summary>
    public Sight? Sight { get; init; }
    /// <summary>The edition of what people set by which the page was made.</summary>
    public string Edition { get; init; } = "";

    /// <summary>What is said of a page that may be shared outside the authority; null for the authority's own.</summary>
    public string? Sharing { get; init; }

    /// <summary>What is written about when commentary is written on the page as a whole: the board, a measure; null where it cannot be.</summary>
    public Subject? Subject { get; init; }

    /// <summary>Filters that narrow the page and are not among its choices.</summary>
    public IReadOnlyList<FilterInForce> InForce { get; init; } = [];
}

/// <summary>A filter that narrows a page and is not among its choices.</summary>
/// <param name="Name">What it is: <c>Practice domain</c>.</param>
/// <param name="Says">What was asked for.</param>
/// <param name="Without">The page without it; null where there is no such page.</param>
public sealed record FilterInForce(string Name, string Says, PageAddress? Without);

/// <summary>What a page of its kind says.</summary>
/// <param name="Title">What the page is, or whose: <c>Teams</c>, a team's name.</param>
public sealed record PageBody(string Title, IReadOnlyList<Section> Sections)
{
    /// <summary>Where the page stands below another: the way back, outermost first.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; init; } = [];

    /// <summary>Conclusions and recommendations on the whole, in their author's own words.</summary>
    public IReadOnlyList<Remark> Conclusions { get; init; } = [];

    /// <summary>What has to be known of all that follows.</summary>
    public string? Notice { get; init; }
}

public sealed record Crumb(string Label, PageAddress Place);

/// <param name="Key">Names it in addresses within the page: <c>by-team</c>.</param>
/// <param name="Heading">Null for what stands right under the page's title.</param>
public sealed record Section(string Key, string? Heading, IReadOnlyList<Block> Blocks)
{
    public Sentence? Lead { get; init; }

    public IReadOnlyList<Tile> Tiles { get; init; } = [];

    /// <summary>What was written about its figures, written out; its tiles and cells refer to it.</summary>
    public IReadOnlyList<NumberedRemark> Remarks { get; init; } = [];

    /// <summary>Other ways to see the same.</summary>
    public IReadOnlyList<Tab> Tabs { get; init; } = [];
}

/// <param name="IsShown">Whether it is what the page shows.</param>
public sealed record Tab(string Label, PageAddress Place, bool IsShown);

/// <summary>A table, drawn as a chart where there is one; the table is always there.</summary>
/// <param name="Key">Unique on its page; names the table in addresses and files.</param>
public sealed record Block(string Key, string Title, Table Table)
{
    public Sentence? Say { get; init; }

    public Chart? Chart { get; init; }

    /// <summary>Whether it takes the page's whole width rather than half.</summary>
    public bool IsWide { get; init; }

    /// <summary>Where all of it can be seen, when that is another page.</summary>
    public Crumb? More { get; init; }
}

/// <summary>A filter that a page offers. Addresses hold the value, pages show the label.</summary>
/// <param name="IsMain">Whether it always shows; the others stand behind "More filters".</param>
public sealed record Choice(PageFilter Filter, string Label, IReadOnlyList<Option> Options, bool IsMain = false)
{
    public Option? Chosen => Options.FirstOrDefault(o => o.IsChosen);
}

/// <param name="Group">The heading under which the option stands in its list.</param>
public sealed record Option(string Value, string Label, bool IsChosen, string? Group = null);

/// <summary>Where the figures stand.</summary>
/// <param name="SetAsideRows">Rows that the last import could not trust.</param>
/// <param name="SetAsideFiles">Files that the last import quarantined.</param>
/// <param name="IsSample">Whether this is a made-up council.</param>
public sealed record Freshness(DateTimeOffset LastImport, int SetAsideRows, int SetAsideFiles, bool IsSample, string Build)
{
    /// <summary>How much of practice the figures speak for, where a page counts it.</summary>
    public Looked? Looked { get; init; }
}

public sealed record Looked(decimal AuditsCompleted, decimal TeamsAudited, decimal TeamsInScope);
