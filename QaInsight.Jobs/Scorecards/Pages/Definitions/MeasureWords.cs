using System.Globalization;
using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Definitions;

/// <summary>What a measure is, in plain words.</summary>
internal static class MeasureWords
{
    /// <summary>What is counted over what, and of which months: one or two sentences.</summary>
    public static string Counted(PageSource source, Measure measure) => $"{Definition(source, measure).TrimEnd('.')}. {Months(source, measure)}".TrimEnd();

    public static string Definition(PageSource source, Measure measure) => source.Request.Domain is { } domain && measure.InDomain is var (judged, of)
        ? $"{InEnglish.Capital(judged.Words)}, out of {of.Words}, in {source.Context.Domains.FirstOrDefault(d => d.Name.Equals(domain, StringComparison.OrdinalIgnoreCase))?.Label ?? domain}"
        : measure.Definition;

    public static string Better(Measure measure) => measure.Better switch
    {
        Measures.Better.Higher => "Higher is better",
        Measures.Better.Lower => "Lower is better",
        Measures.Better.Near => "Close to the target is better",
        _ => "Neither: it says how much there is, not how well it goes",
    };

    /// <summary><c>60% or more</c>; null where there is none.</summary>
    public static string? Target(Target? target) => target is null ? null : target.Better switch
    {
        Measures.Better.Higher => $"{Amount(target.Value, target.Unit)} or more",
        Measures.Better.Lower => $"{Amount(target.Value, target.Unit)} or less",
        _ => $"{Amount(target.Value, target.Unit)}, give or take {Amount(target.Tolerance ?? 0, target.Unit)}",
    };

    /// <summary>The same with what is near it: <c>60% or more, near it from 40%</c>.</summary>
    public static string Aim(Target target)
    {
        var near = target.Floor is not { } floor ? ""
            : target.Better == Measures.Better.Near ? $", near it within {Amount(Math.Abs(floor - target.Value), target.Unit)}"
            : $", near it {(target.Better == Measures.Better.Lower ? "up to" : "from")} {Amount(floor, target.Unit)}";
        return Target(target) + near;
    }

    public static string Status(TargetStatus? status) => status switch
    {
        TargetStatus.Met => "met",
        TargetStatus.Near => "near",
        TargetStatus.Missed => "missed",
        _ => "",
    };

    /// <summary>A target's or a comparator's value, which the reference files write in the measure's unit.</summary>
    public static string Amount(decimal value, MeasureUnit unit) => unit switch
    {
        MeasureUnit.Percent => $"{value.ToString("0.####", CultureInfo.InvariantCulture)}%",
        MeasureUnit.RatePer10000 => $"{value.ToString("#,##0.####", CultureInfo.InvariantCulture)} per 10,000",
        _ => value.ToString("#,##0.####", CultureInfo.InvariantCulture),
    };

    // A figure of the period's own months needs no more words than the page's heading has.
    private static string Months(PageSource source, Measure measure)
    {
        var (period, day) = (source.Period, source.Request.AsOf.ToWords());
        var window = ScorecardReader.Counted.Window(measure, period);
        return measure.Months switch
        {
            MonthsCounted.ThreeBefore => $"Of the three months before: {window.Label}.",
            MonthsCounted.ThreeEarlier => $"Of audits of {window.Label}.",
            MonthsCounted.AllBefore => $"Raised before {period.From.Label}, and not completed by {day}.",
            MonthsCounted.Always => $"On {day}, whenever they were notified.",
            MonthsCounted.Last => period.IsMonth ? "" : $"Of the period’s last month, {period.To.Label}.",
            MonthsCounted.Window when measure.Numerator == WindowCounts.PractitionersAudited => $"The months end with {period.To.Label}.",
            _ => measure.Group == MeasureGroup.Actions || measure.Numerator is ConcernCount ? $"As they stand on {day}." : "",
        };
    }
}
