namespace QaInsight.Scorecards.Lists;

/// <summary>Rows, as writers show them.</summary>
/// <param name="What">The list's word, or the measure's key.</param>
/// <param name="Request">What was asked for; its <c>By</c> plays no part.</param>
/// <param name="Note">What a reader has to know of the rows, or null.</param>
public sealed record RowList(string What, ScorecardRequest Request, RowTable Table, string? Note = null);

/// <param name="Columns">Under the extract's names.</param>
/// <param name="Rows">A text, a whole number or nothing for each column; the newest first.</param>
public sealed record RowTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>What a row is: an extract's name, or <c>practitioners</c>, <c>children</c>, <c>rejects</c>.</summary>
    public string Of { get; init; } = "";

    /// <summary>How many there are in all; null where the search ended when enough were found.</summary>
    public int? Found { get; init; }

    /// <summary>For each row the line that it came from; empty where rows come from no line of their own.</summary>
    public IReadOnlyList<RowOrigin> Origins { get; init; } = [];
}

/// <param name="Line">Of the file, or of the sheet.</param>
/// <param name="FinalGrade">Of an audit that has one.</param>
public sealed record RowOrigin(string File, string? Sheet, int Line, string? FinalGrade);

/// <summary>Which of a figure's rows are wanted.</summary>
/// <param name="Most">No more than the newest of them; null for all.</param>
/// <param name="Narrowing">Fewer than the figure counts; null for every one.</param>
public sealed record RowsWanted(int? Most = null, Narrowing? Narrowing = null)
{
    internal Narrowing To => Narrowing ?? Lists.Narrowing.None;
}
