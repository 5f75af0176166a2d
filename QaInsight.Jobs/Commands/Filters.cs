using System.CommandLine;
using System.Globalization;
using QaInsight.Scorecards;

namespace QaInsight.Commands;

/// <summary>The options by which figures and the rows behind them are chosen.</summary>
internal sealed class Filters
{
    private readonly Option<string?> period = new("--period") { Description = "2019-08, FY2019-20-Q2, FY2019-20 or 2019-06..2019-08. Default: the latest month returned (by month: the twelve months, by quarter the four quarters, that end with it).", HelpName = "P" };
    private readonly Option<string?> asOf = new("--as-of") { Description = "The day on which actions and concerns are judged, such as 2019-09-13. Default: today.", HelpName = "DATE" };
    private readonly Option<string> programme = new("--programme") { Description = "A programme, or all.", HelpName = "NAME", DefaultValueFactory = _ => Warehouse.TeamDirectory.MainProgramme };
    private readonly Option<string?> team = new("--team") { Description = "One team.", HelpName = "T" };
    private readonly Option<string?> service = new("--service") { Description = "One service.", HelpName = "S" };
    private readonly Option<string?> legalStatus = new("--legal-status") { Description = "One legal status, such as CIN.", HelpName = "L" };
    private readonly Option<string?> domain = new("--domain") { Description = "Count grades of one practice domain.", HelpName = "D" };
    private readonly Option<string?> auditType = new("--audit-type") { Description = "core, thematic, multi-agency, dip sample or re-audit.", HelpName = "T" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { period, asOf, programme, team, service, legalStatus, domain, auditType })
            command.Options.Add(option);
    }

    /// <exception cref="FormatException">A period or day that cannot be read.</exception>
    public ScorecardRequest Read(ParseResult parsed, By by, BuildContext context, DateOnly today) => new(
        by,
        parsed.GetValue(period) is { } written ? Period.Parse(written) : DefaultPeriod.For(context, by),
        parsed.GetValue(asOf) is { } day ? Day(day) : today,
        parsed.GetRequiredValue(programme))
    {
        Team = parsed.GetValue(team),
        Service = parsed.GetValue(service),
        LegalStatus = parsed.GetValue(legalStatus),
        Domain = parsed.GetValue(domain),
        AuditType = parsed.GetValue(auditType),
    };

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new FormatException($"'{text}' is not a day such as 2019-09-13.");
}
