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

/// <param name="Judged">Kinds of signs that could be looked for: where there is no figure, nothing begins and nothing is over.</param>
public sealed record Standing(IReadOnlyList<Sign> Signs, IReadOnlySet<string> Judged);

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
    public const string Gone = "gone";

    private const string Rule = "rule ";

    /// <summary>The measure that teams of concern are known by, and that of children's days.</summary>
    public const string OfTeams = "grade-inadequate";
    public const string OfChildren = "concerns-open";

    public static bool IsRule(Sign sign) => sign.Kind.StartsWith(Rule, StringComparison.Ordinal);

    /// <summary>What of it is not within the owner's scope any more is a sign too.</summary>
    public Standing Read(PageAddress address, int? days)
    {
        try
        {
            var page = moment.Pages(scope).Read(address) ?? throw new NotThereException("There is no such page.");
            var found = new List<Standing> { new([], new HashSet<string> { Gone }), OfTrend(page) };
            if (address.Of == OfTeams)
                found.Add(TeamsOfConcern(address));
            if (address.Of == OfChildren && days is { } most)
                found.Add(Children(address, most));
            return new Standing([.. found.SelectMany(f => f.Signs)], found.SelectMany(f => f.Judged).ToHashSet());
        }
        catch (Exception gone) when (gone is NotThereException or FormatException or ArgumentException and not ArgumentOutOfRangeException)
        {
            return new Standing([new Sign(Gone, "", $"What you follow is not there within what you see: {gone.Message} It is looked for again whenever there are new figures.")], new HashSet<string> { Gone });
        }
    }

    /// <summary>What is followed, in words: <c>Inadequate, Safeguarding</c>.</summary>
    public static string Subject(PageAddress address, Catalogue catalogue) =>
        $"{(address.Of is { } of && catalogue.Has(of) ? catalogue[of].Name : "A measure")}{((address.Team ?? address.Service) is { } place ? $", {place}" : "")}";

    /// <summary>The kind under which any rule is judged.</summary>
    public static string Judges(Sign sign) => IsRule(sign) ? Rule : sign.Kind;

    private static Standing OfTrend(ScorecardPage page)
    {
        if (page.Blocks.Select(b => b.Chart).OfType<TrendChart>().FirstOrDefault() is not { Trend: { Points: [.., { Figure: { IsSmall: false, Value: not null } figure } last] } trend } || last.Month < page.Head.Request.Period.To)
            return new Standing([], new HashSet<string>());
        var waits = page.Head.PartReturned ? " Some audits of the month are still to come back." : "";
        var (signs, judged) = (new List<Sign>(), new HashSet<string>());
        if (trend.Lower is not null)
            judged.Add(Rule);
        if (last.Rule != SpcSignal.None)
            signs.Add(new Sign($"{Rule}{last.Rule} {last.Signal}", "", $"{last.Month.Label}: {figure.Display}{Counted(figure)}. That is more than chance: {last.Signal}.{waits}"));
        if (figure.Status is not null)
            judged.Add(Target);
        if (figure.Status == TargetStatus.Missed)
            signs.Add(new Sign(Target, "", $"{last.Month.Label}: {figure.Display}{Counted(figure)}. The target is missed.{waits}"));
        return new Standing(signs, judged);
    }

    private Standing TeamsOfConcern(PageAddress address)
    {
        if (moment.Pages(scope).Read(address.ToRows(ListKind.TeamsOfConcern.Word), whole: true)?.Blocks.Select(b => b.Table).FirstOrDefault(t => t.Columns.Any(c => c.Key == "team")) is not { } table)
            return new Standing([], new HashSet<string>());
        var at = table.Columns.ToList().FindIndex(c => c.Key == "team");
        return new Standing(
            [.. table.Rows.Where(r => !r.IsTotal).Select(r => r.Cells[at].Text).Select(team => new Sign(Team, team, $"{team} is a team of concern: {InEnglish.Number(TeamRules.Audits)} or more audits graded inadequate in {InEnglish.Number(TeamRules.WindowMonths)} months."))],
            new HashSet<string> { Team });
    }

    // Whoever sees no child's row is told that there is one, and nothing of it.
    private Standing Children(PageAddress address, int days)
    {
        var source = moment.Source(scope, address);
        if (ConcernFact.ReadOpen(source) is not { } open)
            return new Standing([], new HashSet<string>());
        var tooLong = $"has been open for more than {InEnglish.Count(days, "day", "days")}";
        return new Standing(
            [
                .. open.Where(c => source.Request.AsOf.DayNumber - c.OpenedOn.DayNumber > days).Select(c => new Sign(
                    Child, Hash($"{c.Child} {c.OpenedOn.ToIso()} {c.AuditId}"),
                    scope.May(Detail.ChildrensRows) ? $"A child of concern in {c.Team.Name} {tooLong}, since {c.OpenedOn.ToWords()}." : $"A child of concern {tooLong}.")),
            ],
            new HashSet<string> { Child });
    }

    private string Hash(string child) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"watch {child}")))[..32];

    private static string Counted(Figure figure) => figure.Denominator is { } of ? $" ({InEnglish.Count(figure.Numerator ?? 0)} of {InEnglish.Count(of)})" : "";
}
