using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>A page of grades in a sentence or two: where practice stands, and what differs from earlier months by more than chance.</summary>
internal static class GradeLead
{
    public const string ThreeBefore = "the three months before";
    public const string YearBefore = "a year earlier";

    private static readonly string[] Measures = ["grade-good-or-better", "grade-inadequate"];

    /// <param name="counted">What was graded: <c>audits</c>, <c>judgements</c>.</param>
    /// <param name="of">What a row is: <c>legal status</c>; empty where the scorecards have a total alone.</param>
    public static Sentence Say(PageSource source, Scorecard now, Scorecard earlier, Scorecard year, string counted, string of)
    {
        var (good, inadequate) = (now.Total[Measures[0]]!, now.Total[Measures[1]]!);
        var words = new SentenceMaker();
        if (good.Denominator is 0 or null)
            return words.Say($"No {counted} were graded {InEnglish.When(source.Period)}.").Sentence;
        if (good.IsSmall)
            return words.Say($"Only {InEnglish.Number((int)good.Denominator)} {(good.Denominator == 1 ? $"{counted.TrimEnd('s')} was" : $"{counted} were")} graded {InEnglish.When(source.Period)}: too few to speak of practice as a whole.").Sentence;
        words.Say($"Of {InEnglish.Count(good.Denominator.Value)} {counted} graded {InEnglish.When(source.Period)}, ").Strong(good.Display).Say(" were good or better");
        if (inadequate.Value is not null)
            words.Say(" and ").Strong(inadequate.Display).Say(" inadequate");
        return words.Say(".").Then(ChangeWords.Sentences(of, (ThreeBefore, All(source, now, earlier, of)), (YearBefore, All(source, now, year, of)))).Sentence;
    }

    /// <summary>Both measures, of the total and of each row where rows are spoken of.</summary>
    private static IReadOnlyList<ChangeWords.Told> All(PageSource source, Scorecard now, Scorecard then, string of) =>
    [
        .. Measures.Select(m => ChangeWords.Compare(source.Catalogue[m], "", now.Total, then.Total)),
        .. from row in of.Length == 0 ? [] : now.Rows
           from measure in Measures
           select ChangeWords.Compare(source.Catalogue[measure], InEnglish.InText(row.Label), row, then.Rows.FirstOrDefault(r => r.Key == row.Key)),
    ];
}
