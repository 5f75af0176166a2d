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
    private readonly ILookup<string, decimal?> before;

    /// <param name="cards">As they are known inside; that by service has the authority's own figures as its total.</param>
    /// <param name="before">What was shared of the same quarter before, and what was withheld.</param>
    internal SharedFigures(IReadOnlyList<Scorecard> cards, Catalogue catalogue, OutsideRules rules, IReadOnlyList<SharedCount> before)
    {
        (this.catalogue, Rules, ledger, this.before) = (catalogue, rules, new Ledger(rules), before.ToLookup(c => c.Place, c => c.Shown));
        foreach (var card in cards)
        {
            foreach (var row in card.Rows.Append(card.Total))
                Enter(card.Request.By, row);
            foreach (var (_, _, count) in places.Keys.Where(p => p.By == Whole(card.Request.By) && p.Row == ScorecardRow.TotalKey).ToList())
                AddUp(card, count);
        }

        foreach (var (by, row) in places.Keys.Select(p => (p.By, p.Row)).Distinct().ToList())
        {
            foreach (var within in CountSums.All)
                Enter(by, row, within);
        }

        isHidden = Suppression.Of(ledger);
        this.cards = cards.Select(Shown).ToDictionary(c => c.Request.By);
        var authority = this.cards[By.Service];
        this.cards[By.Board] = authority with { Request = authority.Request with { By = By.Board }, Rows = [] };
    }

    public OutsideRules Rules { get; }

    /// <summary>Every count of it, as it is shown or withheld.</summary>
    public IReadOnlyList<SharedCount> Counts => [.. places.Select(p => new SharedCount(Words(p.Key), isHidden[p.Value] ? null : ledger.Entries[p.Value].Count))];

    /// <summary>Whether somebody outside learns from it what was not shared before.</summary>
    public bool IsNew => Counts.Any(c => !before[c.Place].Contains(c.Shown));

    internal (Ledger Ledger, bool[] IsHidden) Decided => (ledger, isHidden);

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

    private int Enter((By, string, Count) place, decimal count, decimal weight)
    {
        if (places.TryGetValue(place, out var at))
            return at;
        var earlier = before[Words(place)].ToList();
        if (earlier.Contains(count))
            return places[place] = ledger.AddKnown(count);
        // What was withheld stays so: who takes it to be what it was would have what it was withheld for.
        places[place] = at = ledger.Add(count, weight, isWithheld: earlier.Contains(null));
        foreach (var known in earlier.OfType<decimal>().Select(c => (Count: c, At: ledger.AddKnown(c))))
        {
            if (count > known.Count)
                ledger.Add(at, [known.At], hasCountedRest: true);
            else
                ledger.Add(known.At, [at], hasCountedRest: true);
        }

        return at;
    }

    private static string Words((By By, string Row, Count Count) place) => $"{place.By}|{place.Row}|{place.Count.GetType().Name}|{place.Count.Name}";

    private void Enter(By by, string row, Within within)
    {
        if (!places.TryGetValue((by, row, within.Whole), out var at))
            return;
        var parts = within.Parts.Where(p => places.ContainsKey((by, row, p))).Select(p => places[(by, row, p)]).ToList();
        if (parts.Count > 0)
            ledger.Add(at, parts, within.HasCountedRest && parts.Count == within.Parts.Count);
    }

    private void AddUp(Scorecard card, Count count)
    {
        var by = card.Request.By;
        var parts = card.Rows.Where(r => places.ContainsKey((by, r.Key, count))).Select(r => places[(by, r.Key, count)]).ToList();
        if (parts.Count > 0)
            ledger.Add(places[(Whole(by), ScorecardRow.TotalKey, count)], parts, isAll: true);
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
