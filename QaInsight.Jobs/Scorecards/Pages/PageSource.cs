using QaInsight.Measures;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages;

/// <summary>What a page is made from: one build, one scope, one address.</summary>
/// <exception cref="FormatException">The period or the day cannot be read.</exception>
/// <exception cref="ArgumentException">There is no such programme, or no such service or team within the scope, or there are no audits yet.</exception>
public sealed class PageSource
{
    private const int Quarter = 3;

    public PageSource(PublishedBuild build, BuildContext context, Scope scope, Catalogue catalogue, WhatIsSet set, PageAddress address)
    {
        (Build, Context, Scope, Catalogue, Set) = (build, context, scope, catalogue, set);
        var period = address.Period is null ? Period.Of(DefaultPeriod.LatestReturned(context)) : Period.Parse(address.Period);
        Request = new ScorecardRequest(By.Board, period, address.AsOf is { } day ? Days.Parse(day) : context.Info.OwnDay, Programme(address.Programme))
        {
            Service = address.Service,
            Team = address.Team,
            LegalStatus = address.LegalStatus,
            Domain = address.Domain,
            AuditType = address.AuditType,
        };
        // What is asked for by default is left out: places are shorter, and a page asked for in two ways is one.
        Address = address with { Programme = Request.Programme == TeamDirectory.MainProgramme ? null : Request.Programme };
        Selection = new Selection(scope, Request, context);
        Scorecards = new ScorecardReader(build.Connection, context, scope, catalogue, set.Figures);
        Lists = new ListReader(build, context, scope, catalogue);
        Trends = new TrendReader(Scorecards, catalogue, Request, set.Figures, Address);
    }

    public PublishedBuild Build { get; }

    public BuildContext Context { get; }

    public Scope Scope { get; }

    /// <summary>Whether tables hold all of their rows, as files do, or no more than a page shows.</summary>
    public bool Whole { get; init; }

    /// <summary>The most rows that a long table has to read; null for all.</summary>
    public int? Most => Whole ? null : Table.MostOnAPage;

    public Catalogue Catalogue { get; }

    /// <summary>What people set beside the figures.</summary>
    public WhatIsSet Set { get; }

    public Figures Figures => Set.Figures;

    /// <summary>What was asked for: places made from it keep its filters.</summary>
    public PageAddress Address { get; }

    public ScorecardRequest Request { get; }

    public Selection Selection { get; }

    public ScorecardReader Scorecards { get; }

    public ListReader Lists { get; }

    internal TrendReader Trends { get; }

    public Period Period => Request.Period;

    /// <summary>What the address narrows rows by.</summary>
    /// <exception cref="FormatException">It names a test that there is not.</exception>
    public Narrowing Narrowing => new()
    {
        Person = Address.Person,
        Auditor = Address.Auditor,
        Child = Address.Child,
        Question = Address.Question,
        AuditorGrade = Address.AuditorGrade,
        ModeratorGrade = Address.ModeratorGrade,
        Reason = Address.Reason,
        Tests = RowTest.Parse(Address.Only),
    };

    /// <summary>The three months that end just before the period's first.</summary>
    public Period ThreeBefore => Period.Ending(Period.From.Add(-1), Quarter);

    /// <summary>A scorecard of the page's filters; of the page's own period unless another is given.</summary>
    public Scorecard Read(By by, IReadOnlyCollection<MeasureGroup> groups, Period? period = null) =>
        Scorecards.Read(Request with { By = by, Period = period ?? Period }, groups);

    /// <summary>The same of one measure: nothing else is counted for it.</summary>
    public Scorecard Read(By by, Measure measure, Period? period = null) => Scorecards.Read(Request with { By = by, Period = period ?? Period }, m => m == measure);

    /// <summary>The cell of a measure's figure, which leads to the rows behind its numerator.</summary>
    /// <param name="at">The page's address narrowed to the cell's row.</param>
    public Cell Cell(string measure, ScorecardRow? row, PageAddress at) => Pages.Cell.Of(row?[measure], Catalogue[measure].Unit, at.ToRows(measure));

    /// <summary>A column of a measure's figures under its name, or under a shorter one.</summary>
    public Column Column(string measure, string? title = null) => Pages.Column.Figure(measure.Replace('-', '_'), title ?? Catalogue[measure].Name) with { Says = Catalogue[measure].Definition };

    // In its own spelling: headings show it. A page without a figure would look like a programme without audits.
    private string Programme(string? asked) => asked is null ? TeamDirectory.MainProgramme
        : Context.Programmes.Select(p => p.Name).Concat(TeamDirectory.OwnProgrammes).Append(TeamDirectory.MainProgramme).Append(ScorecardRequest.AllProgrammes)
            .FirstOrDefault(p => p.Equals(asked, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no programme '{asked}'.");
}
