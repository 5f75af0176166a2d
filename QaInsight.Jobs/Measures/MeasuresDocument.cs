using System.Globalization;
using System.Text;
using QaInsight.Measures.Counts;

namespace QaInsight.Measures;

/// <summary>The dictionary of measures, printed from the catalogue and the council's targets: never typed.</summary>
public static class MeasuresDocument
{
    public const string FileName = "measures.md";

    private const string Begin =
        """
        # Measures

        <!-- printed from the code, by `dotnet run --project QaInsight.Jobs -- describe measures` -->

        Each measure is defined once, and every page, chart, workbook, mail, report and answer reads that definition. Unless said
        otherwise a measure counts audits of the chosen programme in the audit months of the period; grades are final grades: the
        moderator's if given, else the auditor's. Only completed audits have one.


        """;

    private static readonly string Reading =
        $"""
        ## Teams to look at

        Windows end with the period's last month.

        - **Teams of strength**: {WindowCounts.TeamsOfStrength.Words}.
        - **Teams of concern**: {WindowCounts.TeamsOfConcern.Words}.
        - **Teams not audited**: {WindowCounts.TeamsNotAudited.Words}; of teams in audit scope that are active in the last of them.

        ## Reading a figure

        - **Rounding**: a share is shown in whole percents, a rate or a ratio with one decimal. Halves go away from zero, and are told from the counts themselves: 39 of 200 is 20%. Values in files and answers are not rounded.
        - **No figure**: "{Rounding.NoFigure}" stands where there is nothing to divide by, and where no audit was graded on a scale that tells the grade apart: that is not available, and never 0.
        - **Small numbers**: a figure whose denominator is under {Figure.SmallNumber.ToString(CultureInfo.InvariantCulture)} is marked. Inside the authority it is always shown; outside it is suppressed.
        - **Adding up**: a quarter's share is the sum of its months' numerators over the sum of their denominators, never a mean of percentages. Distinct teams, practitioners and children are counted afresh over the whole period.
        - **Target**: *met* at the target or better; *near* where the target is missed and the floor set for it is met; else *missed*. Where near is better, what counts is the distance from the target.
        - **Change from month to month** is called change only where it is more than chance: on an XmR chart of the last 12 to 24 months, limits stand at the mean and 2.66 mean moving ranges to each side (ranges above 3.267 times their mean are left out once, and limits stay within what the figure can be). A month beyond a limit, seven or more months on one side of the mean, seven or more rising or falling, or two of three near a limit are more than chance. With under {Xmr.MonthsToJudge.ToString(CultureInfo.InvariantCulture)} months there are too few to judge.
        - **A team against its authority** is told apart by the 95% Wilson interval of its share: only where the authority's share lies outside that interval is the team called higher or lower.

        """;

    /// <summary>The whole document.</summary>
    public static string Text(Catalogue catalogue, Targets targets)
    {
        var text = new StringBuilder(Begin);
        foreach (var group in catalogue.All.GroupBy(m => m.Group))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {group.Key.Name}\n\n");
            foreach (var measure in group)
                text.Append(Section(measure, targets));
        }

        return text.Append(Reading).ToString();
    }

    public static void Refresh(string path, string referenceFolder) => File.WriteAllText(path, Text(Catalogue.Load(referenceFolder), Targets.Load(referenceFolder)));

    private static string Section(Measure measure, Targets targets)
    {
        var lines = new List<string>
        {
            $"### `{measure.Key}`: {measure.Name}",
            "",
            $"{measure.Definition.TrimEnd('.')}.",
            "",
            $"- Shown as: {Unit(measure.Unit)}",
            $"- Which way is better: {Better(measure.Better)}",
            $"- Months: {Months(measure.Months)}",
        };
        if (measure.InDomain is { } judged)
            lines.Add($"- Of a practice domain: {judged.Numerator.Words}, out of {judged.Denominator.Words}");
        lines.AddRange(targets.All.Where(t => t.Measure == measure.Key).Select(Target));
        lines.AddRange(targets.Expected.Where(e => e.Measures.Contains(measure.Key)).Select(e => $"- Expected, with {string.Join(" and ", e.Measures.Where(m => m != measure.Key).Select(m => $"`{m}`"))}: {Value(e.Low, measure.Unit)} to {Value(e.High, measure.Unit)} in all ({Source(e.Source)}). {e.Reason}"));
        lines.Add($"- Source: {measure.Source}");
        lines.Add($"- Why it matters: {measure.Why}");
        return string.Join('\n', lines) + "\n\n";
    }

    private static string Target(Target target)
    {
        var within = target.Tolerance is { } tolerance ? $", give or take {Value(tolerance, target.Unit)}" : "";
        var near = target.Floor is not { } floor ? ""
            : target.Better == Measures.Better.Near ? $"; near it within {Value(Math.Abs(floor - target.Value), target.Unit)}"
            : $"; near it to {Value(floor, target.Unit)}";
        var time = (target.From, target.To) switch
        {
            (null, null) => "",
            ({ } from, null) => $", from {Day(from)}",
            (null, { } to) => $", to {Day(to)}",
            ({ } from, { } to) => $", from {Day(from)} to {Day(to)}",
        };
        return $"- Target{time}: {Value(target.Value, target.Unit)}{within}{near} ({Source(target.Source)}). {target.Reason}";
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    private static string Source(TargetSource source) => source == TargetSource.Local ? "the council's own" : "national";

    private static string Value(decimal value, MeasureUnit unit) => value.ToString("0.####", CultureInfo.InvariantCulture) + (unit == MeasureUnit.Percent ? "%" : "");

    private static string Unit(MeasureUnit unit) => unit switch
    {
        MeasureUnit.Percent => "a share, in percent",
        MeasureUnit.Count => "a count",
        MeasureUnit.RatePer10000 => "a rate per 10,000 children",
        _ => "a ratio",
    };

    private static string Better(Better better) => better switch
    {
        Measures.Better.Higher => "higher",
        Measures.Better.Lower => "lower",
        Measures.Better.Near => "near its target",
        _ => "neither: it describes",
    };

    private static string Months(MonthsCounted months) => months switch
    {
        MonthsCounted.Period => "those of the period, added up",
        MonthsCounted.ThreeBefore => "the three before the period's first",
        MonthsCounted.ThreeEarlier => "those of the period, moved back by three",
        MonthsCounted.AllBefore => "all before the period",
        MonthsCounted.Always => "all: what is open on the as-of day, whenever it began",
        MonthsCounted.Last => "the period's last",
        _ => "a window that ends with the period's last, counted afresh",
    };
}
