using QaInsight.Warehouse;

namespace QaInsight.Extracts.Contract;

public sealed record EscalationsExtract : Extract
{
    private readonly int raisedOn;
    private readonly int resolvedOn;

    public EscalationsExtract()
        : base("escalations", "a dispute resolution raised by a child protection chair or an independent reviewing officer", "fct_escalation",
        [
            new("escalation_id", new KeyKind()) { IsRequired = true, IsKey = true },
            new("child_id", new KeyKind(), "pseudonymous"),
            new("raised_by", new CodeKind("CP Chair", "IRO")) { IsRequired = true },
            new("team", new TeamKind()) { IsRequired = true },
            new("raised_on", new DateKind()) { IsRequired = true },
            new("reason", new ChildTextKind("not kept", "drift and delay", "process", "safeguarding"), "`drift and delay`, `process`, `safeguarding` or free text") { IsRequired = true },
            new("stage", new StepKind(3)) { IsRequired = true },
            new("status", new CodeKind("in process", "resolved")) { IsRequired = true },
            new("resolved_on", new DateKind()),
        ])
    {
        raisedOn = At("raised_on");
        resolvedOn = At("resolved_on");
    }

    public override (string Column, string Reason)? Check(ReadOnlySpan<Value> row) =>
        IsBefore(row[resolvedOn], row[raisedOn]) ? ("resolved_on", Reasons.BeforeRaised) : null;
}
