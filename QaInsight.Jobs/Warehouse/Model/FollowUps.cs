namespace QaInsight.Warehouse.Model;

public sealed class FctAction
{
    public int Id { get; init; }

    public required string ActionId { get; init; }

    public string? AuditId { get; init; }

    public required string ChildId { get; init; }

    public int TeamRef { get; init; }

    public string? Description { get; init; }

    public int? OwnerRef { get; init; }

    public DateOnly RaisedOn { get; init; }

    public DateOnly DueOn { get; init; }

    public DateOnly? CompletedOn { get; init; }

    public DateOnly? VerifiedOn { get; init; }

    public int FileRef { get; init; }

    public int Line { get; init; }
}

public sealed class FctConcern
{
    public int Id { get; init; }

    public required string ConcernId { get; init; }

    public string? AuditId { get; init; }

    public required string ChildId { get; init; }

    public int TeamRef { get; init; }

    public DateOnly OpenedOn { get; init; }

    public DateOnly? ResolvedOn { get; init; }

    public int FileRef { get; init; }

    public int Line { get; init; }
}

public sealed class FctEscalation
{
    public int Id { get; init; }

    public required string EscalationId { get; init; }

    public string? ChildId { get; init; }

    public required string RaisedBy { get; init; }

    public int TeamRef { get; init; }

    public DateOnly RaisedOn { get; init; }

    public required string Reason { get; init; }

    public int Stage { get; init; }

    public required string Status { get; init; }

    public DateOnly? ResolvedOn { get; init; }

    public int FileRef { get; init; }

    public int Line { get; init; }
}
