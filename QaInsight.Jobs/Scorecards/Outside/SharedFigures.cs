using QaInsight.Measures;
using QaInsight.Measures.Counts;

namespace QaInsight.Scorecards.Outside;

/// <summary>
/// Everything that is shared of one programme's quarter: decided all at once, whatever part of it is asked for, so that any exports
/// together tell no more than this.
/// </summary>
public sealed class SharedFigures
{
    private readonly Dictionary<(By By, string Row, Count Count), int> places = [];
    private readonly HashSet<(int Whole, int Part)> shares = [];
    private readonly Ledger ledger;
    private readonly bool[] isHidden;
    private readonly Dictionary<By, Scorecard> cards;
    private readonly Catalogue catalogue;

    /// <param name="cards">As they are known inside; that by service has the authority's own figures as its total.</param>
    internal SharedFigures(IReadOnlyList<Scorecard> cards, Catalogue catalogue, OutsideRules rules)
    {
        (this.catalogue, Rules, ledger) = (catalogue, rules, new Ledger(rules));
        foreach (var card in cards)
        {
            foreach (var row in card.Rows.Append(card.Total))
                Enter(card.Request.By, row);
            foreach (var (_, _, count) in places.Keys.Where(p => p.By == Whole(card.Request.By) && p.Row == ScorecardRow.TotalKey).ToList())
                AddUp(card, count);
        }

        foreach (var (by, row) in places.Keys.Select(p => (p.By, p.Row)).Distinct().ToList())
        {
            foreach (var (whole, parts) in CountSums.All)
                Enter(by, row, whole, parts);
        }

        isHidden = Suppression.Of(ledger);
        this.cards = cards.Select(Shown).ToDictionary(c => c.Request.By);
        var authority = this.cards[By.Service];
        this.cards[By.Board] = authority with { Request = authority.Request with { By = By.Board }, Rows = [] };
    }

    public OutsideRules Rules { get; }

    public Scorecard Card(By by) => cards[by];

    /// <summary>Whether a measure is shared at all: only what is counted of the quarter's own months, for quarters share none.</summary>
    public static bool Shares(Measure measure) => measure.Months == MonthsCounted.Period && measure.Group != MeasureGroup.Performance;

    // The authority's own counts are one and the same, whichever way they are cut; judgements are others.
    private static By Whole(By by) => by == By.LegalStatus ? By.Service : by;

    private static (By, string) Unit(By by, string row) => (row == ScorecardRow.TotalKey ? Whole(by) : by, row);

    private void Enter(By by, ScorecardRow row)
    {
        var (unit, key) = Unit(by, row.Key);
        var weight = key == ScorecardRow.TotalKey ? Ledger.OfAll : row.Figures.Max(f => f.Value.Denominator ?? f.Value.Numerator ?? 0);
        foreach (var (measure, figure) in row.Figures.Where(f => f.Value.Numerator is not null))
        {
            var (numerator, denominator) = CountSums.Of(catalogue[measure], by);
            var counted = Enter((unit, key, numerator), figure.Numerator!.Value, weight);
            if (denominator is not null && figure.Denominator is { } of && Enter((unit, key, denominator), of, weight) is var whole && shares.Add((whole, counted)))
                ledger.Add(whole, [counted], hasCountedRest: true);
        }
    }

    private int Enter((By, string, Count) place, decimal count, decimal weight) => places.TryGetValue(place, out var at) ? at : places[place] = ledger.Add(count, weight);

    private void Enter(By by, string row, Count whole, IReadOnlyList<Count> parts)
    {
        if (places.TryGetValue((by, row, whole), out var at))
            ledger.Add(at, [.. parts.Where(p => places.ContainsKey((by, row, p))).Select(p => places[(by, row, p)])]);
    }

    private void AddUp(Scorecard card, Count count)
    {
        var by = card.Request.By;
        var parts = card.Rows.Where(r => places.ContainsKey((by, r.Key, count))).Select(r => places[(by, r.Key, count)]).ToList();
        if (parts.Count > 0)
            ledger.Add(places[(Whole(by), ScorecardRow.TotalKey, count)], parts);
    }

    private Scorecard Shown(Scorecard card) => card with
    {
        Rows = [.. card.Rows.Select(r => Shown(card.Request.By, r))],
        Total = Shown(card.Request.By, card.Total),
        Sharing = Rules.Mark,
    };

    private ScorecardRow Shown(By by, ScorecardRow row) => row with
    {
        Figures = [.. row.Figures.Select(f => KeyValuePair.Create(f.Key, f.Value.Numerator is null || IsShown(by, row.Key, catalogue[f.Key]) ? f.Value : Figures.NotShown))],
    };

    private bool IsShown(By by, string row, Measure measure)
    {
        var ((unit, key), (numerator, denominator)) = (Unit(by, row), CountSums.Of(measure, by));
        return !isHidden[places[(unit, key, numerator)]] && (denominator is null || !isHidden[places[(unit, key, denominator)]]);
    }
}
