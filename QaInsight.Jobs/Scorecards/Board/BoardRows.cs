using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Scorecards.Board;

/// <summary>Rows, tiles and bars of the board's page: which measures they show, and what they say beside a figure.</summary>
internal sealed record KnowMeasure(string Key, Func<ScorecardRow, Targets, string>? Reading = null, string? Expected = null)
{
    /// <summary>Whether it only grows while audits come back: a target not met yet is not missed.</summary>
    public bool Grows { get; init; }

    /// <param name="on">The day whose targets hold.</param>
    public KnowRow Make(Catalogue catalogue, Targets targets, DateOnly on, ScorecardRow now, ScorecardRow before)
    {
        var soFar = Grows && now["in-progress"]!.Numerator > 0 && now[Key]!.Status is TargetStatus.Near or TargetStatus.Missed;
        var figure = soFar ? now[Key]! with { Status = null } : now[Key]!;
        return new(
            Key,
            catalogue[Key].Name,
            figure,
            BoardRows.Counted(figure),
            before[Key]!,
            Expected is not null ? BoardRows.Range(targets, Expected) : targets.For(Key, on) is { } target ? BoardRows.Aim(target) : "–",
            soFar ? "So far" : Reading?.Invoke(now, targets) ?? BoardRows.Against(figure));
    }
}

internal static class BoardRows
{
    public const string Moved = "moved-by-moderation";

    public static readonly IReadOnlyList<KnowMeasure> Know =
    [
        new("completion-rate") { Grows = true },
        new("late-rate", (now, _) => now["late-rate"] is { Numerator: 0, Denominator: > 0 } ? "None came back late" : ""),
        new("teams-audited") { Grows = true },
        new("practitioners-audited"),
        new("moderation-rate"),
        new("moderated-down", Movement, Moved),
        new("own-line-moderation", (now, _) => now["own-line-moderation"]! switch { { Denominator: 0 } => "", { Numerator: 0 } => "None found", _ => "Should be moderated by another line" }),
        new("views-parent", (now, _) => Positive(now["feedback-parent-positive"]!)),
        new("views-child", (now, _) => Positive(now["feedback-child-positive"]!)),
    ];

    /// <param name="on">The day whose targets hold.</param>
    public static Tile Tile(Measure measure, ScorecardRow now, Targets targets, DateOnly on, Judged judged)
    {
        var figure = now[measure.Key]!;
        var target = targets.For(measure.Key, on) is { } aim ? $" · target {Aim(aim)}" : "";
        var isAtRisk = measure.Key == "at-risk-of-inadequate";
        var detail = figure.Numerator is null ? "not available on this scale"
            : figure.Denominator == 0 ? isAtRisk ? "none graded requires improvement" : "no audits graded"
            : $"{Counted(figure)}{(isAtRisk ? " requires improvement" : "")}{target}";
        // The rules take every month for as good as the next: they say too much of one with a handful of audits.
        return figure.IsSmall && figure.Denominator > 0 && judged.Trend.Variation is not (Variation.Common or Variation.TooFew)
            ? new Tile(measure.Key, measure.Name, figure, detail, judged.Trend with { Variation = Variation.Common }, "Too few audits to tell a change from chance")
            : new Tile(measure.Key, measure.Name, figure, detail, judged.Trend, judged.Reading);
    }

    public static GradeBar Bar(ScorecardRow row)
    {
        decimal Count(string key) => row[key]!.Numerator ?? 0;
        var (graded, better) = (row["grade-good-or-better"]!.Denominator ?? 0, Count("grade-good-or-better"));
        var (outstanding, requires, inadequate) = (Count("grade-outstanding"), Count("grade-requires-improvement"), Count("grade-inadequate"));
        return new GradeBar(row.Key, row.Label, outstanding, better - outstanding, requires, graded - better - requires - inadequate, inadequate) { TellsBelowGood = row["grade-inadequate"]!.Value is not null };
    }

    public static string Counted(Figure figure) => figure.Numerator is null ? "–"
        : figure.Denominator is null or 0 ? ""
        : string.Create(CultureInfo.GetCultureInfo("en-GB"), $"{figure.Numerator:#,##0.##} of {figure.Denominator:#,##0.##}");

    /// <summary>A target as people say it.</summary>
    public static string Aim(Target target)
    {
        var value = target.Value.ToString("0.##", CultureInfo.InvariantCulture) + (target.Unit == MeasureUnit.Percent ? "%" : "");
        return target.Better switch
        {
            Better.Lower => $"{value} or less",
            Better.Near => $"near {value}",
            _ => value,
        };
    }

    public static string Range(Targets targets, string key) => Expected(targets, key) is { } range ? string.Create(CultureInfo.InvariantCulture, $"{range.Low:0.##}–{range.High:0.##}% moved in all") : "–";

    public static string Against(Figure figure) => figure.Status switch
    {
        TargetStatus.Met => "Met",
        TargetStatus.Near => "Near",
        TargetStatus.Missed => "Missed",
        _ => figure.IsSmall && figure.Denominator > 0 ? "Small numbers" : "",
    };

    /// <summary>Where moderation's movement, up and down in all, falls against what is expected.</summary>
    public static string Movement(ScorecardRow now, Targets targets)
    {
        var (up, down) = (now["moderated-up"]!, now["moderated-down"]!);
        if (down is { IsSmall: true, Denominator: > 0 })
            return "Too few to judge";
        if (Expected(targets, Moved)?.Side((up.Numerator ?? 0) + (down.Numerator ?? 0), down.Denominator ?? 0) is not { } side)
            return "";
        return side switch
        {
            SpcSide.Above => "More than expected",
            SpcSide.Below => "Less than expected",
            _ => "As expected",
        };
    }

    public static ExpectedRange? Expected(Targets targets, string key) => targets.Expected.FirstOrDefault(e => e.Key == key);

    private static string Positive(Figure figure) => figure.Denominator is 0 or null ? "No feedback"
        : figure.IsSmall ? $"{Counted(figure)} who answered {(figure.Numerator == 1 ? "was" : "were")} positive"
        : $"{figure.Display} of those who answered were positive";
}
