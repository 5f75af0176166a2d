using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>Grades side by side.</summary>
/// <param name="Say">What stands out, in one sentence.</param>
/// <param name="Counted">What a bar counts: <c>audits</c>, <c>judgements</c>.</param>
/// <param name="HasOutstanding">Whether any bar has an outstanding part.</param>
/// <param name="HasBelowGood">Whether any bar has a part that its scale does not tell apart below good.</param>
public sealed record GradeBars(Sentence Say, string Counted, IReadOnlyList<GradeBar> Bars)
{
    public bool HasOutstanding => Bars.Any(b => b.Outstanding > 0);

    public bool HasBelowGood => Bars.Any(b => b.BelowGood > 0);

    /// <summary>As it is drawn: parts that no bar's scale has are left out.</summary>
    /// <param name="place">Where a bar's part leads, and the bar itself where no part is named; null: nowhere.</param>
    public BarsChart ToChart(Func<GradeBar, Meaning?, PageAddress?>? place = null)
    {
        var parts = GradeBar.Parts.Where(p => (p.Meaning != Meaning.Outstanding || HasOutstanding) && (p.Meaning != Meaning.BelowGood || HasBelowGood) && (Bars.Count == 0 || Bars.Any(b => b.Tells(p.Meaning)))).ToList();
        return new BarsChart(
            Counted,
            [.. parts.Select(p => p.Meaning)],
            [
                .. Bars.Select(b => new StackedBar(
                    b.Label,
                    [.. parts.Select(p => new BarPart(p.Count(b), p.Count(b) > 0 ? place?.Invoke(b, p.Meaning) : null) { IsTold = b.Tells(p.Meaning) })]) { Place = place?.Invoke(b, null) }),
            ]);
    }
}

/// <param name="Good">Good (not outstanding).</param>
/// <param name="BelowGood">Below good on a scale that does not tell requires improvement and inadequate apart.</param>
public sealed record GradeBar(string Key, string Label, decimal Outstanding, decimal Good, decimal RequiresImprovement, decimal BelowGood, decimal Inadequate)
{
    /// <summary>Each part: what it means, the measure that counts it (null where none does), and its count.</summary>
    public static readonly IReadOnlyList<(Meaning Meaning, string? Measure, Func<GradeBar, decimal> Count)> Parts =
    [
        (Meaning.Outstanding, "grade-outstanding", b => b.Outstanding),
        (Meaning.Good, "grade-good", b => b.Good),
        (Meaning.RequiresImprovement, "grade-requires-improvement", b => b.RequiresImprovement),
        (Meaning.BelowGood, null, b => b.BelowGood),
        (Meaning.Inadequate, "grade-inadequate", b => b.Inadequate),
    ];

    /// <summary>Whether its scale tells requires improvement and inadequate apart; where it does not, neither has a count.</summary>
    public bool TellsBelowGood { get; init; } = true;

    /// <summary>Whether its scale has the part at all.</summary>
    public bool Tells(Meaning meaning) => TellsBelowGood || (meaning != Meaning.RequiresImprovement && meaning != Meaning.Inadequate);

    public decimal Total => Outstanding + Good + RequiresImprovement + BelowGood + Inadequate;

    public bool IsSmall => Total is > 0 and < Figure.SmallNumber;
}
