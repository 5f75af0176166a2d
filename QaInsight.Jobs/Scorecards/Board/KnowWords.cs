using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Scorecards.Board;

/// <summary>How do we know? How much of practice was looked at, and whether the looking was checked.</summary>
internal sealed class KnowWords(Period period, Targets targets)
{
    public Sentence Say(ScorecardRow now)
    {
        var words = new SentenceMaker();
        var (returned, waiting) = (now["completion-rate"]!, now["in-progress"]!.Numerator ?? 0);
        if (returned.Value is null)
            return words.Say($"No audits were allocated {InEnglish.When(period)}.").Sentence;

        words.Strong(returned.Display).Say($" of allocated audits {(waiting > 0 ? "have come back so far" : "came back")}");
        if (targets.For("completion-rate", period.LastDay) is { } target)
            words.Say(returned.Status != TargetStatus.Met && returned.Display == BoardRows.Aim(target) ? $", just short of the target of {BoardRows.Aim(target)}" : $" against a target of {BoardRows.Aim(target)}");
        words.Say(Teams(now["teams-audited"]!, waiting > 0)).Say(".");
        if (waiting > 0)
            words.Then($"{InEnglish.Count(waiting, "audit is", "audits are")} still to come back.");
        return words.Then(Moderators(now)).Sentence;
    }

    private static string Teams(Figure teams, bool sofar)
    {
        var (all, missed) = (teams.Denominator ?? 0, (teams.Denominator ?? 0) - (teams.Numerator ?? 0));
        var (one, many) = sofar ? ("has", "have") : ("was", "were");
        var been = sofar ? " been" : "";
        return (all, missed) switch
        {
            (0, _) => "",
            (1, 0) => $", and the one team {one}{been} audited",
            (1, _) => $", and the one team {one} not{been} audited",
            (2, 0) => $", and both teams {many}{been} audited",
            (_, 0) => $", and all {InEnglish.Count(all)} teams {many}{been} audited",
            (_, 1) => $", and 1 of {InEnglish.Count(all)} teams {one} not{been} audited",
            _ when missed == all => $", and none of the {InEnglish.Count(all)} teams {one}{been} audited",
            _ => $", and {InEnglish.Count(missed)} of {InEnglish.Count(all)} teams {many} not{been} audited",
        };
    }

    private string Moderators(ScorecardRow now)
    {
        var (down, up) = (now["moderated-down"]!, now["moderated-up"]!);
        if (down.Denominator is 0 or null)
            return now["audits-completed"]!.Numerator > 0 ? "No grade was moderated." : "";
        var moved = (down.Numerator, up.Numerator) switch
        {
            (0, 0) => "Moderators changed none of the grades that they checked",
            (0, _) => $"Moderators raised {up.Display} of the grades that they checked and lowered none",
            (_, 0) => $"Moderators lowered {down.Display} of the grades that they checked and raised none",
            _ => $"Moderators lowered {down.Display} of the grades that they checked and raised {up.Display}",
        };
        if (BoardRows.Expected(targets, BoardRows.Moved) is not { } expected)
            return moved + ".";
        if (down.IsSmall)
            return $"{moved}: with {InEnglish.Number((int)down.Denominator!)} checked, too few to judge.";
        var range = string.Create(CultureInfo.InvariantCulture, $"the {expected.Low:0.##}–{expected.High:0.##}% expected in all");
        return expected.Side((down.Numerator ?? 0) + (up.Numerator ?? 0), down.Denominator ?? 0) switch
        {
            SpcSide.Above => $"{moved}: more than {range}.",
            SpcSide.Below => $"{moved}: less than {range}.",
            _ => $"{moved}: within {range}.",
        };
    }
}
