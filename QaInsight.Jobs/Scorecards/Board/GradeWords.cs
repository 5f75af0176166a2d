using QaInsight.Measures;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Scorecards.Board;

/// <summary>What stands out when grades stand side by side. Rows of small numbers are named and not compared.</summary>
internal static class GradeWords
{
    private const string GoodOrBetter = "grade-good-or-better";
    private const string Inadequate = "grade-inadequate";
    private const int MostNamed = 3;
    private const int SomeMore = 4;

    public static Sentence LegalStatuses(IReadOnlyList<ScorecardRow> rows)
    {
        var graded = rows.Where(r => r[GoodOrBetter]!.Denominator > 0).ToList();
        if (graded.Count == 0)
            return Just("No audits were graded.");
        var measure = graded.TrueForAll(r => r[Inadequate]!.Value is null) ? GoodOrBetter : Inadequate;
        var told = graded.Where(r => r[measure] is { Value: not null, IsSmall: false }).ToList();
        if (told.Count == 0)
            return Just(graded.Count == 1 ? "Fewer than six audits were graded: too few to speak of." : "Every legal status has fewer than six audits: too few to compare.");

        var words = new SentenceMaker();
        if (measure == GoodOrBetter)
            words.Then($"Good or better: {string.Join(", ", told.OrderByDescending(r => r[measure]!.Value).Select(r => $"{InEnglish.InText(r.Label)} {r[measure]!.Display}"))}.");
        else
            SayInadequate(words, told);
        var other = graded.Where(r => r[measure]!.Value is null).Select(Label).ToList();
        var small = graded.Where(r => r[measure] is { Value: not null, IsSmall: true }).Select(Label).ToList();
        words.Then(other.Count == 0 ? "" : $"On a scale without inadequate: {InEnglish.Listed(other)}.");
        return words.Then(small.Count == 0 ? "" : $"Too few audits to speak of: {InEnglish.Listed(small)}.").Sentence;
    }

    public static Sentence Domains(IReadOnlyList<ScorecardRow> rows)
    {
        var graded = rows.Where(r => r[GoodOrBetter]!.Denominator > 0).ToList();
        if (graded.Count == 0)
            return Just("No practice domain was graded.");
        var measure = graded.TrueForAll(r => r[Inadequate]!.Value is null) ? GoodOrBetter : Inadequate;
        var told = graded.Where(r => r[measure] is { Value: not null, IsSmall: false }).ToList();
        if (told.Count < 2)
            return Just(told.Count == 0 ? "There are too few judgements to compare domains." : $"Only {InEnglish.Isolated(told[0].Label)} has six judgements or more: there is nothing to compare it with.");
        var what = measure == Inadequate ? "inadequate practice" : "practice graded good or better";
        var (most, least) = (told.MaxBy(r => r[measure]!.Value)![measure]!, told.MinBy(r => r[measure]!.Value)![measure]!);
        if (most.Numerator == 0)
            return Just(measure == Inadequate ? "No inadequate practice was found in any domain." : "No domain was graded good or better.");
        return Just(most.Display == least.Display
            ? $"Every domain has about as much {what}, {most.Display}."
            : $"The most {what} is in {Named(told, measure, most)} ({most.Display}), the least in {Named(told, measure, least)} ({least.Display}){(MayBeChance(most, least) ? "; a gap of that size may be chance" : "")}.");
    }

    private static void SayInadequate(SentenceMaker words, List<ScorecardRow> told)
    {
        var none = told.Where(r => r[Inadequate]!.Numerator == 0).Select(Label).ToList();
        var some = told.Where(r => r[Inadequate]!.Numerator > 0).OrderByDescending(r => r[Inadequate]!.Value).ToList();
        if (some.Count > 0)
        {
            var named = some.Take(some.Count <= SomeMore ? SomeMore : MostNamed).ToList();
            var brief = false;
            var parts = new List<string>();
            foreach (var row in named)
            {
                var before = row["inadequate-previous-3"] is { Value: not null, IsSmall: false } earlier ? brief ? $" ({earlier.Display})" : $" ({earlier.Display} in the three months before)" : "";
                brief |= before.Length > 0;
                parts.Add($"{Label(row)} {row[Inadequate]!.Display}{before}");
            }

            words.Then($"Inadequate: {string.Join(", ", parts)}{(some.Count > named.Count ? $", and less in {InEnglish.Number(some.Count - named.Count)} more" : "")}.");
        }

        if (none.Count > 0)
            words.Then($"{(some.Count > 0 ? "None" : "No audit was graded inadequate")}: {InEnglish.Listed(none)}.");
    }

    private static string Named(List<ScorecardRow> told, string measure, Figure figure)
    {
        var names = told.Where(r => r[measure]!.Value == figure.Value).Select(r => InEnglish.Isolated(r.Label)).ToList();
        return names.Count > MostNamed ? $"{InEnglish.Number(names.Count)} domains" : InEnglish.Listed(names);
    }

    private static bool MayBeChance(Figure most, Figure least) => Range(most).Low <= Range(least).High;

    private static ShareInterval Range(Figure figure) => Wilson.Of((long)figure.Numerator!, (long)figure.Denominator!)!;

    private static string Label(ScorecardRow row) => InEnglish.InText(row.Label);

    private static Sentence Just(string text) => new SentenceMaker().Say(text).Sentence;
}
