using QaInsight.Warehouse;

namespace QaInsight.Extracts.Contract;

public sealed record ActionsExtract : Extract
{
    private readonly int raisedOn;
    private readonly int completedOn;
    private readonly int verifiedOn;

    public ActionsExtract()
        : base("actions", "an action from an audit", "fct_action",
        [
            new("action_id", new KeyKind()) { IsRequired = true, IsKey = true },
            new("audit_id", new KeyKind(), "need not be known"),
            new("child_id", new KeyKind(), "pseudonymous") { IsRequired = true },
            new("team", new TeamKind()) { IsRequired = true },
            new("description", new ChildTextKind()),
            new("owner", new NameKind("dim_person")),
            new("raised_on", new DateKind()) { IsRequired = true },
            new("due_on", new DateKind()) { IsRequired = true },
            new("completed_on", new DateKind()),
            new("verified_on", new DateKind()),
        ])
    {
        raisedOn = At("raised_on");
        completedOn = At("completed_on");
        verifiedOn = At("verified_on");
    }

    public override (string Column, string Reason)? Check(ReadOnlySpan<Value> row) =>
        IsBefore(row[completedOn], row[raisedOn]) ? ("completed_on", Reasons.BeforeRaised)
        : IsBefore(row[verifiedOn], row[raisedOn]) ? ("verified_on", Reasons.BeforeRaised)
        : null;

    public override string? Oddity(ReadOnlySpan<Value> row) =>
        IsBefore(row[verifiedOn], row[completedOn]) ? "verified before it was completed" : null;
}
