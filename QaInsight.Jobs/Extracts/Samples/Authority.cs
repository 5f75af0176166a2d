using System.Globalization;
using QaInsight.Warehouse;

namespace QaInsight.Extracts.Samples;

/// <summary>Someone who audits or moderates.</summary>
/// <param name="Team">Null for those who belong to no team.</param>
internal sealed record SampleAuditor(string Id, string Role, SampleTeam? Team, string? Exemption = null, Month? ExemptMonth = null);

/// <summary>
/// A made-up authority. It holds teams, people and the few audits that wait for their re-audit, so its memory does not grow
/// with the number of audits.
/// </summary>
internal sealed class Authority
{
    private const int Improving = 24;
    private const int Auditors = 38;
    private const int Moderators = 16;

    private readonly SampleOptions options;
    private readonly double goodAtFirst = 0.25;
    private readonly double goodInTheEnd = 0.48;
    private int audits;
    private int children;
    private int actions;
    private int concerns;
    private int escalations;

    /// <param name="number">From 1.</param>
    public Authority(SampleOptions options, int number)
    {
        this.options = options;
        Number = number;
        Dice = Dice.For(options.Seed, number);
        Prefix = options.IsSingle ? "" : Id($"A{number:000}-");
        if (!options.IsSingle)
        {
            // Authorities differ in where they stand and in how far they have come; a few go backwards.
            goodAtFirst = Dice.Between(0.2, 0.5);
            goodInTheEnd = goodAtFirst + Dice.Between(-0.08, 0.24);
            Size = Dice.Between(0.5, 2.0);
        }

        Teams = MakeTeams();
        People = [.. MakeAuditors(), .. MakeModerators()];
        Exempt = [.. People.Where(p => p.Exemption is not null)];
        Auditing = [.. People.Where(p => p is { Role: "auditor", Exemption: not "standing" })];
        Moderating = [.. People.Where(p => p.Role != "auditor")];
    }

    public int Number { get; }

    /// <summary>Stands before every identifier, where there are several authorities.</summary>
    public string Prefix { get; }

    public Dice Dice { get; }

    /// <summary>Against a council of 118,000 children.</summary>
    public double Size { get; } = 1;

    public IReadOnlyList<SampleTeam> Teams { get; }

    public IReadOnlyList<SampleAuditor> People { get; }

    public IReadOnlyList<SampleAuditor> Exempt { get; }

    public IReadOnlyList<SampleAuditor> Auditing { get; }

    public IReadOnlyList<SampleAuditor> Moderating { get; }

    /// <summary>Inadequate audits, by the month in which they are to be audited again.</summary>
    public Dictionary<Month, List<SampleAudit>> ReauditsDue { get; } = [];

    /// <summary>How far the authority is on its way in a month: 0 until two years before the last month, then 1 at the end, slow at both.</summary>
    public double Progress(Month month)
    {
        var way = Math.Clamp(1 - ((options.LastMonth.Index - month.Index) / (double)Math.Max(1, Math.Min(Improving, options.Months) - 1)), 0, 1);
        return way * way * (3 - (2 * way));
    }

    /// <summary>The share of audits that are good or better.</summary>
    public double Good(Month month) => goodAtFirst + ((goodInTheEnd - goodAtFirst) * Progress(month));

    /// <summary>Falls as good practice grows: 30% where a quarter is good, 12% where nearly half is.</summary>
    public double Inadequate(Month month) => Math.Clamp(0.30 - ((Good(month) - 0.25) * 0.78), 0.04, 0.4);

    public string NextAudit(Month month) => Id($"{Prefix}QA-{month.Number}-{++audits:0000}");

    public string NextChild() => Id($"{Prefix}C{100_000 + (++children * 7)}");

    public string NextAction() => Id($"{Prefix}ACT-{++actions:00000}");

    public string NextConcern() => Id($"{Prefix}COC-{++concerns:000}");

    public string NextEscalation() => Id($"{Prefix}DRP-{++escalations:000}");

    private static string Id(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private SampleTeam[] MakeTeams()
    {
        var from = new DateOnly(options.FirstMonth.Year - 2, 4, 1);
        var closing = options.LastMonth.Add(-Math.Min(14, options.Months)).LastDay;
        var renaming = options.LastMonth.Add(-Math.Min(9, options.Months - 1)).FirstDay;
        var inService = new Dictionary<string, int>();
        var practitioners = 0;
        return [.. Harbourshire.Teams.Select((plan, at) =>
        {
            var number = inService[plan.Service] = inService.GetValueOrDefault(plan.Service) + 1;
            var people = Enumerable.Range(0, Dice.Between(6, 8)).Select(_ => Id($"{Prefix}SW{++practitioners:000}")).ToArray();
            return new SampleTeam(options.IsSingle ? plan.Name : Id($"Harbour {Number:000} {plan.Service} Team {number}"), plan.Service, Id($"{Prefix}TM-{at + 1:00}"), from, people, plan.Nature)
            {
                ActiveTo = plan.Closes ? closing : null,
                InScope = !plan.OutOfScope,
                Formerly = plan.Formerly is null || options.IsSingle ? plan.Formerly : Id($"Harbour {Number:000} {plan.Formerly}"),
                RenamedOn = renaming,
            };
        })];
    }

    private IEnumerable<SampleAuditor> MakeAuditors()
    {
        for (var at = 1; at <= Auditors; at++)
        {
            var (exemption, month) = at switch
            {
                5 or 19 or 30 => ("standing", (Month?)null),
                8 or 22 => ("alternate months", null),
                12 => ("single month", options.LastMonth),
                _ => (null, null),
            };
            yield return new SampleAuditor(Id($"{Prefix}AUD{at:000}"), "auditor", Teams[(at * 5) % Teams.Count], exemption, month);
        }
    }

    // Every third moderator belongs to the quality team, which has no case work of its own; the last two come from outside.
    private IEnumerable<SampleAuditor> MakeModerators()
    {
        for (var at = 1; at <= Moderators; at++)
        {
            var isExternal = at > Moderators - 2;
            yield return new SampleAuditor(Id($"{Prefix}MOD{at:00}"), isExternal ? "external moderator" : "moderator", isExternal || at % 3 == 0 ? null : Teams[(at * 7) % Teams.Count]);
        }
    }
}
