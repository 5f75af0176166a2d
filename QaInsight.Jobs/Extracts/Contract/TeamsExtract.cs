namespace QaInsight.Extracts.Contract;

public sealed record TeamsExtract() : Extract("teams", "a team", "dim_team",
[
    new("team", new KeyKind()) { IsRequired = true, IsKey = true },
    new("service", new NameKind("dim_service"), "`Early Help` and `Youth Support` are programmes of their own") { IsRequired = true },
    new("directorate", new TextKind()),
    new("head_of_service", new TextKind()),
    new("service_manager", new TextKind()),
    new("team_manager", new TextKind()),
    new("active_from", new DateKind()),
    new("active_to", new DateKind(), "the last day of a closed team"),
    new("in_audit_scope", new YesNoKind(), "blank: yes"),
    new("formerly", new KeyKind(), "the team's earlier name, whose history it takes on"),
])
{
    public override int Turn => 0;
}
