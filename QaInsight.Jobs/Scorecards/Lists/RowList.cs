namespace QaInsight.Scorecards.Lists;

/// <summary>Rows, as writers show them.</summary>
/// <param name="What">The list's word, or the measure's key.</param>
/// <param name="Request">What was asked for; its <c>By</c> plays no part.</param>
/// <param name="Note">What a reader has to know of the rows, or null.</param>
public sealed record RowList(string What, ScorecardRequest Request, RowTable Table, string? Note = null);

/// <param name="Columns">Under the extract's names.</param>
/// <param name="Rows">A text, a whole number or nothing for each column.</param>
public sealed record RowTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
