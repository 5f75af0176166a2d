using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>How a change between two periods is put into words: only where it is more than chance.</summary>
internal static class ChangeWords
{
    private const int MostNamed = 3;

    /// <summary>A change that was looked for.</summary>
    /// <param name="Where">The row it is of, as a sentence names it; empty for the whole selection.</param>
    public sealed record Told(Measure Measure, string Where, Figure Now, Figure Then, Variation Variation)
    {
        public bool IsMore => Variation is not (Variation.Common or Variation.TooFew);
    }

    public static Told Compare(Measure measure, string where, ScorecardRow? now, ScorecardRow? then, Confidence? confidence = null) =>
        new(measure, where, now?[measure.Key] ?? Figures.NotAvailable, then?[measure.Key] ?? Figures.NotAvailable, Change.Of(measure, now?[measure.Key], then?[measure.Key], confidence));

    /// <summary><c>Improving: up from 29%</c>; what may be chance is not called a change.</summary>
    public static Cell Verdict(Told told) => told.Now.Value is null ? Cell.None : new(told.Variation switch
    {
        Variation.TooFew => told.Then.Value is null ? "Nothing to compare with" : "Too few to compare",
        Variation.Common => "May be chance",
        var variation => $"{(variation == Variation.Neither ? "" : $"{variation}: ")}{(told.Now.Value > told.Then.Value ? "up" : "down")} from {told.Then.Display}",
    })
    { Variation = told.IsMore ? told.Variation : null };

    /// <summary><c>good or better rose in child in need (29% to 41%)</c>.</summary>
    public static string Said(Told told) =>
        $"{InEnglish.InText(told.Measure.Name)} {(told.Now.Value > told.Then.Value ? "rose" : "fell")}{(told.Where.Length == 0 ? "" : $" in {told.Where}")} ({told.Then.Display} to {told.Now.Display})";

    /// <summary>What changed against two earlier times, or that nothing did.</summary>
    /// <param name="of">What was compared: <c>legal status</c>; empty where there is one thing alone.</param>
    public static string Sentences(string of, params IReadOnlyList<(string When, IReadOnlyList<Told> All)> times)
    {
        var said = times.Where(t => t.All.Any(a => a.IsMore)).Select(t => $"Against {t.When}, by more than chance: {Listed([.. t.All.Where(a => a.IsMore)])}.").ToList();
        if (said.Count > 0)
            return string.Join(' ', said);
        if (times.All(t => t.All.All(a => a.Variation == Variation.TooFew)))
            return "There are too few audits to compare with earlier months.";
        var against = string.Join(" or ", times.Select(t => t.When));
        return of.Length == 0 ? $"Neither differs from {against} by more than chance." : $"Neither overall nor in any {of} do they differ from {against} by more than chance.";
    }

    public static string Listed(IReadOnlyList<Told> changes) => changes.Count <= MostNamed
        ? InEnglish.Listed([.. changes.Select(Said)])
        : $"{string.Join(", ", changes.Take(MostNamed).Select(Said))}, and {InEnglish.Number(changes.Count - MostNamed)} more";
}
