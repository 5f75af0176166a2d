using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>A request's filters within a scope, as ids of the build.</summary>
public sealed class Selection
{
    /// <summary>An id that no row bears: what a filter on an unknown name selects.</summary>
    private const int Nobody = -1;

    private readonly HashSet<int> teamIds;

    /// <exception cref="ArgumentException">There is no such team or service within the scope.</exception>
    public Selection(Scope scope, ScorecardRequest request, BuildContext context)
    {
        Request = request;
        Context = context;
        var isAll = request.Programme.Equals(ScorecardRequest.AllProgrammes, StringComparison.OrdinalIgnoreCase);
        Programme = isAll ? null : request.Programme;
        ProgrammeId = isAll ? null : IdOf(context.Programmes, request.Programme);
        LegalStatusId = request.LegalStatus is null ? null : IdOf(context.LegalStatuses, request.LegalStatus);
        DomainId = request.Domain is null ? null : IdOf(context.Domains, request.Domain);

        var visible = context.Teams.All.Where(scope.Sees).ToList();
        var seen = visible;
        if (request.Service is { } service)
            seen = Named(seen, visible, t => t.Service.Equals(service, StringComparison.OrdinalIgnoreCase), $"There is no service '{service}'.");
        if (request.Team is { } team)
        {
            var now = context.Teams.EarlierNames.TryGetValue(team, out var successor) ? successor.Name : team;
            seen = Named(seen, visible, t => t.Name.Equals(now, StringComparison.OrdinalIgnoreCase), $"There is no team '{team}'.");
        }

        Teams = seen;
        teamIds = [.. seen.Select(t => t.Id)];
        IsEveryTeam = seen.Count == context.Teams.All.Count;
        Services = [.. seen.Select(t => t.ServiceId).Distinct()];
        IsWholeServices = IsEveryTeam || (seen.Count > 0 && request.Team is null && context.Teams.All.Count(t => Services.Contains(t.ServiceId)) == seen.Count);
    }

    public ScorecardRequest Request { get; }

    public BuildContext Context { get; }

    /// <summary>Null for all.</summary>
    public string? Programme { get; }

    /// <summary>Of audits; null for all.</summary>
    public int? ProgrammeId { get; }

    public int? LegalStatusId { get; }

    public int? DomainId { get; }

    /// <summary>Teams of any programme that the filters and the scope leave in.</summary>
    public IReadOnlyList<Team> Teams { get; }

    public IReadOnlyList<int> Services { get; }

    public bool IsEveryTeam { get; }

    /// <summary>Whether the teams are all those of some services.</summary>
    public bool IsWholeServices { get; }

    /// <summary>Whether audits are cut by something that actions know only through their audit.</summary>
    public bool IsOfSomeAudits => Request.LegalStatus is not null || Request.AuditType is not null;

    /// <summary>Whether the cells judge actions and concerns on the day that was asked for.</summary>
    public bool IsOwnDay => Request.AsOf == Context.Info.OwnDay;

    public int Day => Request.AsOf.ToNumber();

    public bool Has(Team team) => IsEveryTeam || teamIds.Contains(team.Id);

    /// <summary>Of facts that take their team's programme.</summary>
    public bool HasWithProgramme(Team team) => Has(team) && (Programme is null || team.Programme.Equals(Programme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether audits of the team are expected in the period.</summary>
    public bool Expects(Team team, Period period) => team.InAuditScope && HasWithProgramme(team) && team.IsActive(period.FirstDay, period.LastDay);

    /// <summary>SQL over <c>a</c>, <c>fct_audit</c>, by which the selected audits are found.</summary>
    internal string AuditFacts
    {
        get
        {
            var conditions = OfAudits();
            if (ProgrammeId is { } programme)
                conditions.Add($"a.programme_ref = {programme}");
            if (!IsEveryTeam)
                conditions.Add($"a.team_ref IN ({string.Join(",", Context.Teams.FactIds(Has))})");
            return conditions.Count == 0 ? "1" : string.Join(" AND ", conditions);
        }
    }

    /// <summary>SQL over <c>f</c> by which actions and concerns are found through their audit.</summary>
    internal string FollowUpFacts => OfAudits() is { Count: > 0 } audits ? $"f.audit_id IN (SELECT a.audit_id FROM fct_audit a WHERE {string.Join(" AND ", audits)})" : "1";

    /// <summary>The same where few are looked at: each asks for its own audit, and no other audit is read.</summary>
    internal string FewFollowUpFacts => OfAudits() is { Count: > 0 } audits ? $"EXISTS (SELECT 1 FROM fct_audit a WHERE a.audit_id = f.audit_id AND {string.Join(" AND ", audits)})" : "1";

    private List<string> OfAudits()
    {
        var conditions = new List<string>();
        if (LegalStatusId is { } status)
            conditions.Add($"a.legal_status_ref = {status}");
        if (Request.AuditType is { } type)
            conditions.Add(IsOfType(type));
        return conditions;
    }

    /// <summary>SQL by which the team of a fact, under this name in its query, is one of those selected.</summary>
    internal string OfTeams(string fact) => IsEveryTeam ? "1" : $"{fact}.team_ref IN ({string.Join(",", Context.Teams.FactIds(Has))})";

    // A team outside the scope is answered as one that does not exist.
    private static List<Team> Named(List<Team> teams, List<Team> visible, Func<Team, bool> isNamed, string unknown) =>
        visible.Exists(t => isNamed(t)) ? [.. teams.Where(isNamed)] : throw new ArgumentException(unknown);

    // As hexadecimal digits a word can be nothing but a word.
    private static string IsOfType(string type) => $"hex(a.audit_type) = '{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(type.ToLowerInvariant()))}'";

    private static int IdOf(IReadOnlyList<DimensionName> names, string name) => names.FirstOrDefault(n => n.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Id ?? Nobody;
}
