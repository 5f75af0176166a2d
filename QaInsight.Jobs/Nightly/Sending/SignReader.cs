using System.Security.Cryptography;
using System.Text;
using QaInsight.Measures;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Lists;
using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Pages.Concerns;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>
/// What stands of a followed measure within its owner's scope: a rule of its control chart in the latest month, a missed target, for
/// inadequate practice each team of concern, for children of concern each that has been open for longer than the days asked for.
/// Small numbers are never told.
/// </summary>
/// <param name="key">What children's ids are hashed with: none of them is kept.</param>
public sealed class SignReader(LiveMoment moment, Scope scope, byte[] key)
{
    public const string Target = "target";
    public const string Team = "team";
    public const string Child = "child";
    public const string Rule = "rule";

    /// <summary>The measure that teams of concern are known by, and that of children's days.</summary>
    public const string OfTeams = "grade-inadequate";
    public const string OfChildren = "concerns-open";

    /// <exception cref="NotThereException">The measure, or what it is followed of, is not there for its owner.</exception>
    /// <exception cref="ArgumentException">So too.</exception>
    public IReadOnlyList<Sign> Read(PageAddress address, int? days)
    {
        var page = moment.Pages(scope).Read(address) ?? throw new NotThereException("There is no such page.");
        return
        [
            .. page.Blocks.Select(b => b.Chart).OfType<TrendChart>().Take(1).SelectMany(c => OfTrend(page, c)),
            .. address.Of == OfTeams ? TeamsOfConcern(address) : [],
            .. address.Of == OfChildren && days is { } most ? Children(address, most) : [],
        ];
    }

    /// <summary>What is followed, in words: <c>Inadequate, Safeguarding</c>.</summary>
    public static string Subject(PageAddress address, Catalogue catalogue) =>
        $"{(address.Of is { } of && catalogue.Has(of) ? catalogue[of].Name : "A measure")}{((address.Team ?? address.Service) is { } place ? $", {place}" : "")}";

    private static IEnumerable<Sign> OfTrend(ScorecardPage page, TrendChart chart)
    {
        if (chart.Trend.Points is not [.., { Figure: { IsSmall: false, Value: not null } figure } last] || last.Month < page.Head.Request.Period.To)
            yield break;
        var waits = page.Head.PartReturned ? " Some audits of the month are still to come back." : "";
        if (last.Rule != SpcSignal.None)
            yield return new Sign($"{Rule} {last.Rule} {last.Signal}", "", $"{last.Month.Label}: {figure.Display}{Counted(figure)}. That is more than chance: {last.Signal}.{waits}");
        if (figure.Status == TargetStatus.Missed)
            yield return new Sign(Target, "", $"{last.Month.Label}: {figure.Display}{Counted(figure)}. The target is missed.{waits}");
    }

    private IEnumerable<Sign> TeamsOfConcern(PageAddress address)
    {
        var page = moment.Pages(scope).Read(address.ToRows(ListKind.TeamsOfConcern.Word), whole: true);
        foreach (var table in page?.Blocks.Select(b => b.Table) ?? [])
        {
            var at = table.Columns.ToList().FindIndex(c => c.Key == "team");
            foreach (var row in at < 0 ? [] : table.Rows.Where(r => !r.IsTotal))
                yield return new Sign(Team, row.Cells[at].Text, $"{row.Cells[at].Text} is a team of concern: {InEnglish.Number(TeamRules.Audits)} or more audits graded inadequate in {InEnglish.Number(TeamRules.WindowMonths)} months.");
        }
    }

    private IEnumerable<Sign> Children(PageAddress address, int days)
    {
        var source = moment.Source(scope, address);
        return (ConcernFact.ReadOpen(source) ?? []).Where(c => source.Request.AsOf.DayNumber - c.OpenedOn.DayNumber > days)
            .Select(c => new Sign(Child, Hash($"{c.Child} {c.OpenedOn.ToIso()} {c.AuditId}"), $"A child of concern in {c.Team.Name} has been open for more than {InEnglish.Count(days, "day", "days")}, since {c.OpenedOn.ToWords()}."));
    }

    private string Hash(string child) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"watch {child}")))[..32];

    private static string Counted(Figure figure) => figure.Denominator is { } of ? $" ({InEnglish.Count(figure.Numerator ?? 0)} of {InEnglish.Count(of)})" : "";
}
