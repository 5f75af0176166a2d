namespace QaInsight.Measures;

/// <summary>Whether a measure's share differs between two periods by more than chance, and what that means for practice.</summary>
public static class Change
{
    /// <summary>
    /// Whether two periods of the measure can be compared as shares of different audits. A count has no chance to be held
    /// against; windows of neighbouring months hold the same audits; what is not yet due back hangs on the day.
    /// </summary>
    public static bool IsJudged(Measure measure) =>
        measure is { Unit: MeasureUnit.Percent, Months: MonthsCounted.Period, Denominator: not null } && measure.Group.IsOfAudits && measure.Numerator != Counts.AuditCounts.InProgress;

    /// <returns>Too few where either figure is of small numbers or not available; common where the difference may be chance.</returns>
    public static Variation Of(Measure measure, Figure? now, Figure? then, Confidence? confidence = null) =>
        Interval(now, then, confidence) is { } interval ? Reading.Of(interval.Side, measure.Better) : Variation.TooFew;

    private static DifferenceInterval? Interval(Figure? now, Figure? then, Confidence? confidence) =>
        now is { Numerator: { } n, Denominator: { } d, IsSmall: false } && then is { Numerator: { } otherN, Denominator: { } otherD, IsSmall: false }
            ? Difference.Of((long)n, (long)d, (long)otherN, (long)otherD, confidence)
            : null;
}
