using QaInsight.Warehouse;

namespace QaInsight.Measures.Counts;

/// <summary>Something that is counted: a name (its column in the cells) and plain words for readers.</summary>
public abstract record Count(string Name, string Words);

/// <summary>Audits for which something is true. The same test finds the rows behind the figure.</summary>
/// <param name="IsCounted">Of an audit, on a day written yyyymmdd.</param>
public sealed record AuditCount(string Name, string Words, Func<CountedAudit, int, bool> IsCounted) : Count(Name, Words);

/// <summary>Judgements of completed audits, by their grade.</summary>
public sealed record JudgementCount(string Name, string Words, Func<Grade, bool> IsCounted) : Count(Name, Words);

/// <summary>Actions for which something is true on a day written yyyymmdd.</summary>
public sealed record ActionCount(string Name, string Words, Func<CountedAction, int, bool> IsCounted) : Count(Name, Words);

public sealed record ConcernCount(string Name, string Words, Func<CountedConcern, int, bool> IsCounted) : Count(Name, Words);

public sealed record EscalationCount(string Name, string Words, Func<CountedEscalation, bool> IsCounted) : Count(Name, Words);

/// <summary>Counted by a rule of its own, not row by row.</summary>
public sealed record SpecialCount(string Name, string Words) : Count(Name, Words);

/// <summary>Days are yyyymmdd.</summary>
public readonly record struct CountedAction(Month Raised, int DueOn, int? CompletedOn)
{
    public bool IsCompleted(int day) => CompletedOn is { } completed && completed <= day;
}

public readonly record struct CountedConcern(Month Opened, int OpenedOn, int? ResolvedOn)
{
    public bool IsResolved(int day) => ResolvedOn is { } resolved && resolved <= day;

    public bool IsOpen(int day) => OpenedOn <= day && !IsResolved(day);
}

public readonly record struct CountedEscalation(Month Raised, bool IsResolved, string Reason);
