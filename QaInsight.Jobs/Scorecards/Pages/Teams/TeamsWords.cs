using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>
/// What stands out among services and teams: only what is more than chance, and nothing of small numbers. Where many are
/// compared, some lie outside by chance alone, and it says how many.
/// </summary>
internal static class TeamsWords
{
    private const int MostNamed = 4;
    private const decimal OutsideByChance = 0.05m;

    public static Sentence Say(Comparison comparison, IReadOnlyList<TeamLine> teams, bool isBeside)
    {
        var words = new SentenceMaker();
        if (All(words, comparison))
            StandOut(words, comparison, teams);
        return words.Then(isBeside ? "" : "Choose a service to see its teams beside each other.").Sentence;
    }

    public static Sentence TooMany(Comparison comparison, int teams)
    {
        var words = new SentenceMaker();
        All(words, comparison);
        return words.Then($"There are {InEnglish.Count(teams)} teams, too many to set beside each other: choose a service to see its teams.").Sentence;
    }

    /// <summary>What a row's difference from all comes to.</summary>
    public static string Against(Standing good, Standing bad)
    {
        if (!good.IsCompared && !bad.IsCompared)
            return good.Figure.Denominator is > 0 ? "Too few to compare" : Rounding.NoFigure;
        var said = new[] { Side(good, "good or better"), Side(bad, "inadequate") }.OfType<string>().ToList();
        return said.Count == 0 ? "Within chance" : InEnglish.Capital(InEnglish.Listed(said));
    }

    public static Sentence Funnel(Comparison comparison, string measure, IReadOnlyList<Standing> standings)
    {
        var compared = standings.Count(s => s.IsCompared);
        var (beyond, far) = (standings.Count(s => s.IsBeyond), standings.Count(s => s.IsFarOut));
        var words = new SentenceMaker().Say("All together ").Strong(comparison.Whole[measure]!.Display).Say(". ");
        return words.Say(compared == 0 ? "No team has enough to be compared."
            : beyond == 0 ? $"All {InEnglish.Number(compared)} teams compared lie within the 95% limits."
            : $"Of {InEnglish.Number(compared)} teams compared {(beyond == 1 ? "one lies" : $"{InEnglish.Number(beyond)} lie")} outside the 95% limits{(far == 0 ? "" : far == beyond ? " and the 99.8% limits" : $", {InEnglish.Number(far)} of them outside the 99.8% limits")}.").Sentence;
    }

    private static void StandOut(SentenceMaker words, Comparison comparison, IReadOnlyList<TeamLine> teams)
    {
        var lines = teams.Select(t => (t.Team.Name, Good: comparison.Of(Comparison.GoodOrBetter, t.Row), Bad: comparison.Of(Comparison.Inadequate, t.Row))).ToList();
        var compared = lines.Where(t => t.Good.IsCompared).ToList();
        if (compared.Count == 0)
        {
            words.Then($"No team has six {comparison.Counted} or more: there are too few to compare teams.");
            return;
        }

        var beyond = compared.Where(t => t.Good.IsBeyond || t.Bad.IsBeyond).ToList();
        if (beyond.Count == 0)
            words.Then($"{(compared.Count == 1 ? "The one team" : $"None of the {InEnglish.Number(compared.Count)} teams")} with six {comparison.Counted} or more {(compared.Count == 1 ? "does not differ" : "differs")} from that by more than chance.");
        else
            Beyond(words, beyond);
        ByChance(words, compared.Count, beyond.Count > 0);
        var few = lines.Count - compared.Count;
        words.Then(few == 0 ? "" : $"{InEnglish.Capital(InEnglish.Number(few))} {(few == 1 ? "team has" : "teams have")} fewer than six {comparison.Counted} graded, too few to compare.");
    }

    private static bool All(SentenceMaker words, Comparison comparison)
    {
        var (good, bad) = (comparison.Whole[Comparison.GoodOrBetter]!, comparison.Whole[Comparison.Inadequate]!);
        if (good.Denominator is null or 0)
        {
            words.Say($"No {comparison.Counted} were graded {InEnglish.When(comparison.Months)}.");
            return false;
        }

        words.Say($"{InEnglish.Capital(InEnglish.When(comparison.Months))} ").Strong(good.Display).Say($" of {InEnglish.Count(good.Denominator.Value, comparison.Counted.TrimEnd('s'), comparison.Counted)} in all services were graded good or better");
        if (bad.Value is not null)
            words.Say(" and ").Strong(bad.Display).Say(" inadequate");
        words.Say(".");
        return true;
    }

    private static void Beyond(SentenceMaker words, List<(string Name, Standing Good, Standing Bad)> beyond)
    {
        words.Then("By more than chance ").Say(beyond.Count == 1 ? "one team differs" : $"{InEnglish.Number(beyond.Count)} teams differ").Say(": ");
        var named = beyond.OrderByDescending(t => t.Good.IsFarOut || t.Bad.IsFarOut).ThenByDescending(t => t.Good.Figure.Denominator).ThenBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Take(MostNamed).ToList();
        for (var at = 0; at < named.Count; at++)
        {
            var (name, good, bad) = named[at];
            words.Say(at == 0 ? "" : "; ").Strong(InEnglish.Isolated(name)).Say($" ({InEnglish.Listed([.. new[] { Shown(good, "good or better"), Shown(bad, "inadequate") }.OfType<string>()])})");
        }

        words.Say(beyond.Count > named.Count ? $"; and {InEnglish.Number(beyond.Count - named.Count)} more." : ".");
    }

    private static void ByChance(SentenceMaker words, int compared, bool hasBeyond)
    {
        var expected = (int)Math.Round(compared * OutsideByChance, MidpointRounding.AwayFromZero);
        if (hasBeyond && expected > 0)
            words.Then($"Of {InEnglish.Number(compared)} teams compared, about {InEnglish.Number(expected)} would on each measure by chance alone.");
    }

    private static string? Shown(Standing standing, string measure) => Side(standing, measure) is { } side ? $"{side}, {standing.Figure.Display}" : null;

    private static string? Side(Standing standing, string measure) => !standing.IsBeyond ? null : $"{(standing.Side == SpcSide.Above ? "more" : "less")} {measure}";
}
