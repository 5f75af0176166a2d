using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>A request's filters within a scope, as ids of the build.</summary>
public sealed class Selection
{
    /// <summary>An id that no row bears: what a filter on an unknown name selects.</summary>
    private const int Nobody = -1;

    private readonly SelectedTeams selected;

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
        selected = context.TeamsSeenBy(scope).Of(request.Service, request.Team);
    }

    private Selection(Selection other, By by)
    {
        (Context, Programme, ProgrammeId, LegalStatusId, DomainId, selected) = (other.Context, other.Programme, other.ProgrammeId, other.LegalStatusId, other.DomainId, other.selected);
        Request = other.Request with { By = by };
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
    public IReadOnlyList<Team> Teams => selected.Teams;

    public IReadOnlyList<int> Services => selected.Services;

    public bool IsEveryTeam => selected.IsEveryTeam;

    /// <summary>Whether the teams are all those of some services.</summary>
    public bool IsWholeServices => selected.IsEveryTeam || selected.IsWholeServices;

    /// <summary>Whether audits are cut by something that actions know only through their audit.</summary>
    public bool IsOfSomeAudits => Request.LegalStatus is not null || Request.AuditType is not null;

    /// <summary>Whether the cells judge actions and concerns on the day that was asked for.</summary>
    public bool IsOwnDay => Request.AsOf == Context.Info.OwnDay;

    public int Day => Request.AsOf.ToNumber();

    /// <summary>Whether rows are told apart by their teams.</summary>
    public bool CutsTeams => Request.By is By.Service or By.Team or By.Programme;

    /// <summary>The row of a scorecard to which what is known of a team belongs; the total where rows are not told apart by teams.</summary>
    public int RowOf(Team team) => Request.By switch
    {
        By.Service => team.ServiceId,
        By.Team => team.Id,
        By.Programme => Context.ProgrammeRow(team.Programme),
        _ => RowIds.Total,
    };

    /// <summary>The same rows, cut another way.</summary>
    public Selection Cut(By by) => new(this, by);

    public bool Has(Team team) => selected.Has(team);

    /// <summary>Of facts that take their team's programme.</summary>
    public bool HasWithProgramme(Team team) => Has(team) && (Programme is null || team.Programme.Equals(Programme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether audits of the team are expected in the period.</summary>
    public bool Expects(Team team, Period period) => Expects(team, period.FirstDay.ToNumber(), period.LastDay.ToNumber());

    /// <summary>The teams of which audits are expected in the period.</summary>
    public IReadOnlyList<Team> ExpectedIn(Period period)
    {
        var (from, to) = (period.FirstDay.ToNumber(), period.LastDay.ToNumber());
        return [.. Teams.Where(t => Expects(t, from, to))];
    }

    private bool Expects(Team team, int from, int to) => team.InAuditScope && HasWithProgramme(team) && team.IsActive(from, to);

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

    // As hexadecimal digits a word can be nothing but a word.
    private static string IsOfType(string type) => $"hex(a.audit_type) = '{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(type.ToLowerInvariant()))}'";

    private static int IdOf(IReadOnlyList<DimensionName> names, string name) => names.FirstOrDefault(n => n.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Id ?? Nobody;
}
