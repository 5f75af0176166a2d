using QaInsight.Measures;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Scorecards.Board;

/// <summary>
/// How are we doing? Put together from figures by rule: it says no more than they do, compares no small numbers, and calls
/// nothing a change for good that may be chance.
/// </summary>
internal sealed class DoingWords(Period period)
{
    private const string GoodOrBetter = "grade-good-or-better";
    private const string Inadequate = "grade-inadequate";
    private const int ThreeMonths = 3;

    private static readonly Func<Trend, string?> HigherIsBetter = t => Beyond(t, improving: "higher", concerning: "lower");
    private static readonly Func<Trend, string?> LowerIsBetter = t => Beyond(t, improving: "lower", concerning: "higher");

    /// <param name="recent">The three months that end with the period's last.</param>
    public Sentence Say(ScorecardRow now, ScorecardRow before, ScorecardRow recent, Judged goodOrBetter, Judged inadequate)
    {
        var words = new SentenceMaker();
        var (good, bad) = (now[GoodOrBetter]!, now[Inadequate]!);
        if (good.Denominator is 0 or null)
            return words.Say($"No audits were graded {InEnglish.When(period)}.").Sentence;

        var comparable = !good.IsSmall && before[GoodOrBetter] is { Value: not null, IsSmall: false };
        words.Say("Practice graded good or better ").Say(Moved(good, before[GoodOrBetter]!, comparable)).Strong(good.Display).Say(Before(before[GoodOrBetter]!, brief: false));
        if (bad.Value is not null)
        {
            words.Say(" and inadequate ").Say(Moved(bad, before[Inadequate]!, comparable && before[Inadequate] is { Value: not null, IsSmall: false } && !bad.IsSmall))
                .Strong(bad.Display).Say(Before(before[Inadequate]!, brief: before[GoodOrBetter]!.Value is not null));
        }

        words.Say(".").Then(OtherScales(good, bad)).Then(SmallNumbers(good, before[GoodOrBetter]!));
        if (!good.IsSmall)
            words.Then(ByChance(goodOrBetter, bad.Value is null ? null : inadequate, comparable));
        if (period.IsMonth && inadequate.Trend.Points.Count >= 2 * ThreeMonths)
            Recent(words, recent);
        return words.Sentence;
    }

    private static void Recent(SentenceMaker words, ScorecardRow recent)
    {
        if (recent is not { } || recent[Inadequate] is not { Value: not null, IsSmall: false } three || recent["inadequate-previous-3"] is not { Value: not null, IsSmall: false } earlier)
            return;
        words.Then("Over these three months together inadequate is ").Strong(three.Display)
            .Say(three.Display == earlier.Display ? ", as in the three months before." : $", against {earlier.Display} in the three months before.");
    }

    private static string Moved(Figure now, Figure before, bool comparable) =>
        !comparable ? "is at "
        : now.Display == before.Display ? "stayed at "
        : now.Value > before.Value ? "rose to "
        : "fell to ";

    private string Before(Figure before, bool brief) => before.Value is null ? "" : brief ? $" ({before.Display})" : $" ({before.Display} in {InEnglish.Name(period.Before)})";

    private static string OtherScales(Figure good, Figure bad) =>
        bad.Value is null || bad.Denominator == good.Denominator ? ""
        : $"Inadequate is counted of the {InEnglish.Count(bad.Denominator ?? 0)} whose scale has that grade, of {InEnglish.Count(good.Denominator ?? 0)} graded.";

    private string SmallNumbers(Figure good, Figure before) =>
        good.Denominator == 1 ? "Only one audit was graded: it cannot speak for practice as a whole."
        : good.IsSmall ? $"Only {InEnglish.Number((int)good.Denominator!)} audits were graded: one more or fewer moves these shares a long way."
        : before is { Value: not null, IsSmall: true } ? $"In {InEnglish.Name(period.Before)} only {(before.Denominator == 1 ? "one was" : $"{InEnglish.Number((int)before.Denominator!)} were")} graded, too few to compare with."
        : "";

    // Months show what is chance; a quarter's or a year's figure is read beside them.
    private string ByChance(Judged good, Judged? bad, bool comparable)
    {
        var months = good.Trend.Points.Count(p => p.Figure.Value is not null);
        if (!period.IsMonth)
            return "The charts below show it month by month.";
        if (good.Trend.Variation == Variation.TooFew)
            return InEnglish.Capital($"{InEnglish.Number(months)} {(months == 1 ? "month is" : "months are")} too few to say whether a change is more than chance.");
        var (goodBeyond, badBeyond) = (HigherIsBetter(good.Trend), bad is null ? null : LowerIsBetter(bad.Trend));
        if (goodBeyond is null && badBeyond is null)
            return $"{(bad is null ? "That is" : "Both are")} within the usual range of the last {InEnglish.Number(months)} months{(comparable ? ", so a rise or fall may be chance" : "")}.";
        return $"Against the last {InEnglish.Number(months)} months, "
            + string.Join(" ", new[] { Said("good or better", goodBeyond, good), bad is null ? "" : InEnglish.Capital(Said("inadequate", badBeyond, bad)) }.Where(s => s.Length > 0));
    }

    private static string Said(string what, string? beyond, Judged judged) => beyond is null
        ? $"{what} is within its usual range."
        : $"{what} is {beyond} than chance explains: {InEnglish.InText(judged.Reading)}.";

    private static string? Beyond(Trend trend, string improving, string concerning) => trend.Variation switch
    {
        Variation.Improving => improving,
        Variation.Concerning => concerning,
        _ => null,
    };
}
