using System.CommandLine;
using QaInsight.Extracts;
using QaInsight.Extracts.Contract;
using QaInsight.Scorecards;
using QaInsight.Warehouse;

namespace QaInsight.Commands;

/// <summary>The options by which figures and the rows behind them are chosen.</summary>
internal sealed class Filters
{
    private readonly Option<string?> period = new("--period") { Description = "2019-08, FY2019-20-Q2, FY2019-20 or 2019-06..2019-08. Default: the latest month returned (by month: the twelve months, by quarter the four quarters, that end with it).", HelpName = "P" };
    private readonly Option<string?> asOf = new("--as-of") { Description = "The day on which actions and concerns are judged, such as 2019-09-13. Default: today (the sample: its own day).", HelpName = "DATE" };
    private readonly Option<string> programme = new("--programme") { Description = "A programme, or all.", HelpName = "NAME", DefaultValueFactory = _ => TeamDirectory.MainProgramme };
    private readonly Option<string?> team = new("--team") { Description = "One team.", HelpName = "T" };
    private readonly Option<string?> service = new("--service") { Description = "One service.", HelpName = "S" };
    private readonly Option<string?> legalStatus = new("--legal-status") { Description = "One legal status, such as CIN.", HelpName = "L" };
    private readonly Option<string?> domain = new("--domain") { Description = "One practice domain: its grades are counted, and of a list of audits those judged in it are kept.", HelpName = "D" };
    private readonly Option<string?> auditType = new("--audit-type") { Description = string.Join(", ", AuditTypes) + ".", HelpName = "T" };

    private static string[] AuditTypes => ((CodeKind)AllExtracts.Named("audits").Columns.Single(c => c.Name == "audit_type").Kind).Codes;

    public void AddTo(Command command)
    {
        auditType.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !AuditTypes.Contains(result.Tokens[0].Value, StringComparer.OrdinalIgnoreCase))
                result.AddError($"'{result.Tokens[0].Value}' is no audit type. There are: {string.Join(", ", AuditTypes)}.");
        });
        foreach (var option in new Option[] { period, asOf, programme, team, service, legalStatus, domain, auditType })
            command.Options.Add(option);
    }

    /// <param name="usual">The period when none is asked for.</param>
    /// <exception cref="FormatException">A period or day that cannot be read.</exception>
    public ScorecardRequest Read(ParseResult parsed, By by, Func<Period> usual, DateOnly today) => new(
        by,
        parsed.GetValue(period) is { } written ? Period.Parse(written) : usual(),
        parsed.GetValue(asOf) is { } day ? Days.Parse(day) : today,
        parsed.GetRequiredValue(programme))
    {
        Team = parsed.GetValue(team),
        Service = parsed.GetValue(service),
        LegalStatus = parsed.GetValue(legalStatus),
        Domain = parsed.GetValue(domain),
        AuditType = parsed.GetValue(auditType),
    };

    /// <summary>Filters on open lists that nothing bears: right to ask for, and more likely a slip.</summary>
    public static void Doubt(ScorecardRequest request, BuildContext context, TextWriter error)
    {
        Doubt("programme", request.Programme, [ScorecardRequest.AllProgrammes, TeamDirectory.MainProgramme, .. TeamDirectory.OwnProgrammes, .. context.Programmes.Select(p => p.Name)], error);
        Doubt("legal status", request.LegalStatus, context.LegalStatuses.Select(l => l.Name), error);
        Doubt("practice domain", request.Domain, context.Domains.Select(d => d.Name), error);
    }

    private static void Doubt(string what, string? name, IEnumerable<string> known, TextWriter error)
    {
        if (name is not null && !known.Contains(name, StringComparer.OrdinalIgnoreCase))
            error.WriteLine($"No row bears the {what} '{name}'.");
    }
}
