using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>
/// Services and teams beside all of them together, over months enough to tell practice from chance: the period's own where
/// it is six or longer, else the six that end with it. A month has too few audits of a team.
/// </summary>
internal sealed class Comparison
{
    public const string GoodOrBetter = "grade-good-or-better";
    public const string Inadequate = "grade-inadequate";
    public const string Returned = "completion-rate";

    private readonly PageSource source;

    public Comparison(PageSource source)
    {
        this.source = source;
        Months = source.Period.Months >= TeamRules.WindowMonths ? source.Period : Period.Ending(source.Period.To, TeamRules.WindowMonths);
        Services = source.Scorecards.Read(source.Request with { By = By.Service, Period = Months, Service = null, Team = null }, IsShown);
    }

    public Period Months { get; }

    /// <summary>Every service of the programme, whichever was chosen.</summary>
    public Scorecard Services { get; }

    /// <summary>What is compared with: all that the reader sees of the programme.</summary>
    public ScorecardRow Whole => Services.Total;

    /// <summary>What is counted: whole audits, or the judgements in the domain that was chosen.</summary>
    public string Counted => source.Selection.DomainId is null ? "audits" : "judgements";

    /// <summary>The page's address over the compared months.</summary>
    public PageAddress At => source.Address with { Period = Months.ToString() };

    public Scorecard Teams() => source.Scorecards.Read(source.Request with { By = By.Team, Period = Months }, IsShown);

    public PageAddress Of(Team team) => At with { Service = null, Team = team.Name };

    /// <summary>How a row's figure stands beside that of all. Small numbers are not compared.</summary>
    public Standing Of(string measure, ScorecardRow? row)
    {
        var figure = row?[measure] ?? Figures.NotAvailable;
        if (figure is not { Value: { } value, Numerator: { } numerator, Denominator: { } denominator })
            return new Standing(figure, null, SpcSide.Neither, Variation.TooFew);
        var range = Wilson.Of((long)numerator, (long)denominator)!;
        if (figure.IsSmall || Whole[measure] is not { Value: { } whole, IsSmall: false })
            return new Standing(figure, range, SpcSide.Neither, Variation.TooFew);
        var all = (double)whole;
        var side = range.Contains(all) ? SpcSide.Neither : value > whole ? SpcSide.Above : SpcSide.Below;
        return new Standing(figure, range, side, Reading.Of(side, source.Catalogue[measure].Better))
        {
            IsFarOut = side != SpcSide.Neither && !Funnel.Within998(all, (int)denominator).Contains((double)value),
        };
    }

    private static bool IsShown(Measure measure) => measure.Key is GoodOrBetter or Inadequate or Returned;
}

/// <summary>A figure beside that of all together.</summary>
/// <param name="Range">Its 95% range; null where nothing was counted.</param>
/// <param name="Side">Where it lies when it differs by more than chance.</param>
/// <param name="Variation">What that means for practice; too few: not compared.</param>
internal sealed record Standing(Figure Figure, ShareInterval? Range, SpcSide Side, Variation Variation)
{
    /// <summary>Beyond the 99.8% limits of the funnel.</summary>
    public bool IsFarOut { get; init; }

    public bool IsBeyond => Side != SpcSide.Neither;

    public bool IsCompared => Variation != Variation.TooFew;

    /// <summary><c>31–62%</c>.</summary>
    public string? RangeInWords => Range is null ? null : $"{Rounding.Percent((decimal)Range.Low, 1).TrimEnd('%')}–{Rounding.Percent((decimal)Range.High, 1)}";

    /// <summary>The figure, marked where it differs. Whether it meets the target is asked of all together, not of a few audits.</summary>
    public Cell ToCell(PageAddress place) => Cell.Of(Figure with { Status = null }, MeasureUnit.Percent, place) with { Variation = IsBeyond ? Variation : null };
}
