using System.Globalization;
using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Board;

/// <summary>
/// The board's sentences. Each is put together from figures by rule, says no more than they do, and calls nothing a change that
/// may be chance.
/// </summary>
internal sealed class BoardWords(ScorecardRequest request, Targets targets)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private Period Period => request.Period;

    /// <summary>A month by its name; a longer period in full.</summary>
    public string PeriodName(Period period) => period.IsMonth && period.From.Year == Period.To.Year ? period.From.FirstDay.ToString("MMMM", English) : period.Label;

    public Sentence HowAreWeDoing(ScorecardRow now, ScorecardRow before, ScorecardRow recent, Trend goodOrBetter, Trend inadequate)
    {
        var words = new SentenceMaker();
        var (good, bad) = (now["grade-good-or-better"]!, now["grade-inadequate"]!);
        if (good.Denominator is 0 or null)
            return words.Say($"No audits were graded in {Period.Label}.").Sentence;

        words.Say("Practice graded good or better ").Say(Moved(good, before["grade-good-or-better"]!)).Strong(good.Display).Say(Before(before["grade-good-or-better"]!));
        if (bad.Value is not null)
            words.Say(" and inadequate ").Say(Moved(bad, before["grade-inadequate"]!)).Strong(bad.Display).Say(Before(before["grade-inadequate"]!, brief: true));
        words.Say(". ");
        if (good.IsSmall)
            words.Say(string.Create(English, $"With {good.Denominator} graded, one audit more or less moves these shares a long way. "));
        words.Say(ByChance(goodOrBetter, inadequate, bad.Value is not null));

        var three = Period.Ending(Period.To, 3);
        if (Period.IsMonth && recent["grade-inadequate"] is { Value: not null } threeMonths && recent["inadequate-previous-3"] is { Value: not null } earlier)
            words.Say($" Over {three.Label} together inadequate is ").Strong(threeMonths.Display).Say($", against {earlier.Display} in the three months before.");
        return words.Sentence;
    }

    public static Sentence LegalStatuses(IReadOnlyList<ScorecardRow> rows)
    {
        var words = new SentenceMaker();
        var told = rows.Where(r => r["grade-inadequate"] is { Value: not null, IsSmall: false }).ToList();
        if (told.Count == 0)
            return words.Say(rows.Any(r => r["grade-good-or-better"]!.Denominator > 0) ? "Every legal status has fewer than six audits: too few to compare." : "No audits were graded.").Sentence;

        var none = told.Where(r => r["grade-inadequate"]!.Numerator == 0).Select(r => InText(r.Label)).ToList();
        var some = told.Where(r => r["grade-inadequate"]!.Numerator > 0).OrderByDescending(r => r["grade-inadequate"]!.Value).Take(3).ToList();
        if (none.Count > 0)
            words.Say($"No inadequate practice found for {Listed(none)}").Say(some.Count > 0 ? "; " : ".");
        if (some.Count > 0)
        {
            var parts = some.Select(r => $"{InText(r.Label)} {r["grade-inadequate"]!.Display}{(r["inadequate-previous-3"] is { Value: not null } before ? $" ({before.Display} in the three months before)" : "")}");
            words.Say(none.Count > 0 ? $"inadequate for {string.Join(", ", parts)}." : $"Inadequate: {string.Join(", ", parts)}.");
        }

        return words.Sentence;
    }

    public static Sentence Domains(IReadOnlyList<ScorecardRow> rows)
    {
        var words = new SentenceMaker();
        var told = rows.Where(r => r["grade-inadequate"] is { Value: not null, IsSmall: false }).ToList();
        if (told.Count < 2)
            return words.Say(told.Count == 0 ? "There are too few judgements to compare domains." : "Only one domain has enough judgements to speak of.").Sentence;
        var (most, least) = (told.Max(r => r["grade-inadequate"]!.Value), told.Min(r => r["grade-inadequate"]!.Value));
        if (most == least)
            return words.Say("Inadequate practice is as common in every domain.").Sentence;
        string Named(decimal? share) => Listed([.. told.Where(r => r["grade-inadequate"]!.Value == share).Select(r => r.Label)]);
        string Shown(decimal? share) => told.First(r => r["grade-inadequate"]!.Value == share)["grade-inadequate"]!.Display;
        return words.Say($"The most inadequate practice is in {Named(most)} ({Shown(most)}), the least in {Named(least)} ({Shown(least)}).").Sentence;
    }

    public Sentence HowDoWeKnow(ScorecardRow now)
    {
        var words = new SentenceMaker();
        var returned = now["completion-rate"]!;
        if (returned.Value is null)
            return words.Say($"No audits were allocated in {Period.Label}.").Sentence;
        words.Strong(returned.Display).Say(" of allocated audits came back");
        if (targets.For("completion-rate", Period.LastDay) is { } target)
            words.Say($" against a target of {BoardRows.Aim(target)}");
        var teams = now["teams-audited"]!;
        if (teams.Denominator > 0)
        {
            var missed = teams.Denominator - teams.Numerator;
            words.Say(missed == 0 ? ", and every team in scope was audited" : string.Create(English, $", and {missed:0} of {teams.Denominator:0} teams {(missed == 1 ? "was" : "were")} not audited"));
        }

        words.Say(". ");
        if (now["moderated-down"] is { Value: not null } down && BoardRows.Expected(targets, "moved-by-moderation") is { } expected)
        {
            var up = now["moderated-up"]!;
            words.Say($"Moderators lowered {down.Display} of grades").Say(up.Numerator > 0 ? $" and raised {up.Display}" : " and raised none");
            words.Say(expected.Side((down.Numerator ?? 0) + (up.Numerator ?? 0), down.Denominator ?? 0) switch
            {
                SpcSide.Above => string.Create(English, $": more than the {expected.Low:0}–{expected.High:0}% expected in all."),
                SpcSide.Below => string.Create(English, $": less than the {expected.Low:0}–{expected.High:0}% expected in all."),
                _ => string.Create(English, $": within the {expected.Low:0}–{expected.High:0}% expected in all."),
            });
        }

        return words.Sentence;
    }

    public static Sentence WhatAreWeDoing(ScorecardRow actions, Period period, Month? oldest)
    {
        var words = new SentenceMaker();
        var raised = actions["actions-raised"]!;
        if (raised.Numerator == 0)
            words.Say($"No actions were raised in {period.Label}.");
        else
            words.Say(string.Create(English, $"{raised.Numerator:#,##0} {(raised.Numerator == 1 ? "action was" : "actions were")} raised in {period.Label}: {actions["actions-on-time"]!.Display} done on time, ")).Strong($"{actions["actions-overdue"]!.Display} overdue").Say(".");
        var (older, children) = (actions["actions-older-outstanding"]!.Numerator ?? 0, actions["children-older-outstanding"]!.Numerator ?? 0);
        if (older > 0)
        {
            words.Say(string.Create(English, $" A further {older:#,##0} older {(older == 1 ? "action" : "actions")} for {children:#,##0} {(children == 1 ? "child" : "children")} {(older == 1 ? "is" : "are")} still open"));
            words.Say(oldest is { } month && month < period.From ? $", the oldest from {month.Label}." : ".");
        }

        return words.Sentence;
    }

    public static Tile ConcernsTile(Measure measure, Trend trend, MonthSums? concerns)
    {
        var figure = trend.Points[^1].Figure;
        var detail = trend.Points.Count > 1 ? $"{trend.Points[^2].Figure.Display} at the end of {trend.Points[^2].Month.FirstDay.ToString("MMMM", English)}" : "";
        var oldest = concerns?.FirstWith(ConcernCounts.All.ToList().IndexOf(ConcernCounts.Open));
        return new Tile(measure.Key, measure.Name, figure, detail, trend, figure.Numerator == 0 ? "None open" : oldest is { } month ? $"Oldest open since {month.Label}" : BoardTrends.TooFew);
    }

    private static string Moved(Figure now, Figure before) =>
        now.Value is not { } value || before.Value is not { } earlier ? "is at "
        : now.Display == before.Display ? "stayed at "
        : value > earlier ? "rose to "
        : "fell to ";

    private string Before(Figure before, bool brief = false) => before.Value is null ? "" : brief ? $" ({before.Display})" : $" ({before.Display} in {PeriodName(Period.Before)})";

    private string ByChance(Trend good, Trend bad, bool hasInadequate)
    {
        if (!Period.IsMonth)
            return "The months behind it are in the charts below.";
        if (good.Variation == Variation.TooFew)
            return string.Create(English, $"{Number(good.Points.Count)} are too few to say whether that is more than chance.");
        var real = new List<string>();
        if (good.Variation is not (Variation.Common or Variation.TooFew))
            real.Add($"the share good or better has {(good.Variation == Variation.Improving ? "risen" : "fallen")}");
        if (hasInadequate && bad.Variation is not (Variation.Common or Variation.TooFew))
            real.Add($"the share inadequate has {(bad.Variation == Variation.Improving ? "fallen" : "risen")}");
        return real.Count == 0
            ? "From month to month that is no more than chance."
            : $"Read over {good.Points.Count.ToString(English)} months, {Listed(real)} by more than chance.";
    }

    private static string Number(int months) => months == 1 ? "One month is" : $"{(months < Small.Length ? Small[months] : months.ToString(English))} months";

    private static readonly string[] Small = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

    // Labels start a bar with a capital; within a sentence they do not, unless they are abbreviations.
    private static string InText(string label) => label.Length > 1 && char.IsUpper(label[1]) ? label : char.ToLowerInvariant(label[0]) + label[1..];

    private static string Listed(IReadOnlyList<string> names) => names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
}

/// <summary>Puts a sentence together, word by word.</summary>
internal sealed class SentenceMaker
{
    private readonly List<Words> parts = [];

    public Sentence Sentence => new(parts);

    public SentenceMaker Say(string text)
    {
        parts.Add(new Words(text));
        return this;
    }

    public SentenceMaker Strong(string text)
    {
        parts.Add(new Words(text, IsStrong: true));
        return this;
    }
}
