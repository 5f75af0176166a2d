using QaInsight.Measures.Counts;

namespace QaInsight.Measures;

/// <summary>What is asked of the questions within a practice domain: no audit is graded by them, so they stand in no scorecard.</summary>
public static class QuestionMeasures
{
    public static readonly Measure NotYetGood = new(
        "not-yet-good", "Share not yet good", MeasureGroup.Grades, JudgementCounts.BelowGood, JudgementCounts.Graded, Better.Lower, "It says which part of practice to work on first.");
}
