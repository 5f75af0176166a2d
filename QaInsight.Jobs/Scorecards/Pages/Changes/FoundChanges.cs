using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages.Changes;

/// <summary>Looks for changes that are more than chance, in the whole selection and service by service.</summary>
internal sealed class FoundChanges(PageSource source, IReadOnlyList<Measure> measures)
{
    private const int MostServices = 30;

    private static readonly MeasureGroup[] Groups = [MeasureGroup.Grades, MeasureGroup.Activity, MeasureGroup.Moderation, MeasureGroup.Voices];

    /// <summary>A change between two periods of one place.</summary>
    public sealed record Found(ChangeWords.Told Told, Earlier Against, PageAddress Place);

    public IReadOnlyList<Found> OfWhole(ScorecardRow now, IReadOnlyList<Earlier> earlier) =>
        [.. from against in earlier from measure in measures let told = ChangeWords.Compare(measure, "", now, against.Row) where told.IsMore select new Found(told, against, source.Address)];

    public static Sentence Lead(PageSource source, IReadOnlyList<Found> found, IReadOnlyList<Earlier> earlier)
    {
        var words = new SentenceMaker();
        if (earlier.All(e => e.Row["grade-good-or-better"]!.Denominator is 0 or null))
            return words.Say($"There is nothing before {source.Period.Label} to compare it with.").Sentence;
        foreach (var against in earlier)
        {
            var changes = InOrder(found.Where(f => f.Against == against)).ToList();
            if (against.Row["grade-good-or-better"]!.Denominator is 0 or null)
                words.Then($"No audits were graded {InEnglish.When(against.Period)}.");
            else if (changes.Count == 0)
                words.Then($"Against {against.Period.Label}, nothing changed by more than chance.");
            else
                words.Then($"Against {against.Period.Label}, ").Strong($"{InEnglish.Number(changes.Count)} {(changes.Count == 1 ? "measure" : "measures")}").Say($" changed by more than chance: {ChangeWords.Listed([.. changes.Select(c => c.Told)])}.");
        }

        return words.Sentence;
    }

    public Block Whole(IReadOnlyList<Found> found, IReadOnlyList<Earlier> earlier) => Block(
        "changes", "More than chance", [.. InOrder(found)], showsPlace: false, $"Nothing changed by more than chance against {InEnglish.Listed([.. earlier.Select(e => e.Period.Label)])}.",
        $"{InEnglish.Capital(InEnglish.Count(measures.Count * earlier.Count))} comparisons were made, each at 95%: about {InEnglish.Number(Math.Max(1, (int)Math.Round(measures.Count * earlier.Count / 20.0)))} would pass where nothing changed at all.");

    /// <summary>Held to 99.8%, since so many comparisons are made side by side.</summary>
    public Block ByService(IReadOnlyList<Earlier> earlier)
    {
        const string Key = "changes-by-service", Title = "Service by service";
        var services = source.Selection.Teams.Where(source.Selection.HasWithProgramme).Select(t => t.Service).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (services is < 2 or > MostServices || source.Request.Team is not null)
            return Block(Key, Title, [], showsPlace: true, services > MostServices ? "There are too many services to compare here: choose one." : "There is one service alone.", null);
        var now = source.Read(By.Service, Groups);
        var found = from against in earlier
                    let then = source.Read(By.Service, Groups, against.Period)
                    from row in now.Rows
                    from measure in measures
                    let told = ChangeWords.Compare(measure, row.Label, row, then.Rows.FirstOrDefault(r => r.Key == row.Key), Confidence.Percent998)
                    where told.IsMore
                    select new Found(told, against, source.Address with { Service = row.Key });
        return Block(Key, Title, [.. InOrder(found)], showsPlace: true, "In no service did a measure change by more than chance.", "So many comparisons side by side are held to 99.8%: one in five hundred would pass where nothing changed.");
    }

    private static IEnumerable<Found> InOrder(IEnumerable<Found> found) => found.OrderBy(f => f.Told.Variation switch { Variation.Concerning => 0, Variation.Improving => 1, _ => 2 });

    private static Block Block(string key, string title, IReadOnlyList<Found> found, bool showsPlace, string empty, string? note) => new(key, title, new Table(
        [
            Column.Text("measure", "Measure"), .. showsPlace ? new[] { Column.Text("service", "Service") } : [], Column.Text("change", "Change"),
            Column.Figure("then", "Then"), Column.Figure("now", "Now"), Column.Text("against", "Against"),
        ],
        [
            .. found.Select(f => Row.Of(
            [
                Cell.Of(f.Told.Measure.Name, f.Place.ToMeasure(f.Told.Measure.Key)),
                .. showsPlace ? new[] { Cell.Of(f.Told.Where, f.Place) } : [],
                ChangeWords.Verdict(f.Told),
                Cell.Of(f.Told.Then with { Status = null }, f.Told.Measure.Unit, (f.Place with { Period = f.Against.Period.ToString() }).ToRows(f.Told.Measure.Key, f.Told.Then)),
                Cell.Of(f.Told.Now, f.Told.Measure.Unit, f.Place.ToRows(f.Told.Measure.Key, f.Told.Now)),
                Cell.Of(f.Against.Period.Label),
            ])),
        ],
        empty)
    {
        Note = found.Count == 0 ? null : note,
    })
    {
        IsWide = true,
    };
}
