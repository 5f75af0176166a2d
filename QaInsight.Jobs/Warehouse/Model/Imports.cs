namespace QaInsight.Warehouse.Model;

public sealed class ImportRun
{
    public int Id { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required string Source { get; init; }
}

public sealed class ImportFile
{
    public const string Loaded = "loaded";

    public const string Quarantined = "quarantined";

    public int Id { get; init; }

    public int RunRef { get; init; }

    public required string Name { get; init; }

    public string? Sheet { get; init; }

    public string? Extract { get; init; }

    public string? Profile { get; init; }

    public required string Sha256 { get; init; }

    public long Bytes { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public int Read { get; init; }

    public int New { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    public int Superseded { get; init; }

    public int Rejected { get; init; }
}

public sealed class ImportWarning
{
    public int Id { get; init; }

    public int FileRef { get; init; }

    public int? Line { get; init; }

    public required string Message { get; init; }
}

public sealed class RejectedRow
{
    public int Id { get; init; }

    public int FileRef { get; init; }

    public int Line { get; init; }

    public required string Column { get; init; }

    public required string Value { get; init; }

    public required string Reason { get; init; }
}

/// <summary>What a row said before a later line replaced it.</summary>
public sealed class RowVersion
{
    public int Id { get; init; }

    public required string Extract { get; init; }

    public required string RowKey { get; init; }

    public int FileRef { get; init; }

    public int Line { get; init; }

    public int ReplacedByFileRef { get; init; }

    public int ReplacedByLine { get; init; }

    public required string Content { get; init; }
}
