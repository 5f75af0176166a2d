using QaInsight.Warehouse;

namespace QaInsight.Extracts.Contract;

public sealed record ConcernsExtract : Extract
{
    private readonly int openedOn;
    private readonly int resolvedOn;

    public ConcernsExtract()
        : base("concerns", "a child of concern notification, raised where practice was inadequate", "fct_concern",
        [
            new("concern_id", new KeyKind()) { IsRequired = true, IsKey = true },
            new("audit_id", new KeyKind(), "need not be known"),
            new("child_id", new KeyKind(), "pseudonymous") { IsRequired = true },
            new("team", new TeamKind()) { IsRequired = true },
            new("opened_on", new DateKind()) { IsRequired = true },
            new("resolved_on", new DateKind()),
        ])
    {
        openedOn = At("opened_on");
        resolvedOn = At("resolved_on");
    }

    public override (string Column, string Reason)? Check(ReadOnlySpan<Value> row) =>
        IsBefore(row[resolvedOn], row[openedOn]) ? ("resolved_on", Reasons.BeforeRaised) : null;
}
