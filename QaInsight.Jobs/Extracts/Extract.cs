using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>One of the contract's extracts: its columns, and where its rows go.</summary>
/// <param name="Name">As the contract spells it.</param>
/// <param name="Row">What one row is.</param>
/// <param name="TableName">The table of the warehouse.</param>
/// <param name="Columns">In the contract's order.</param>
public abstract record Extract(string Name, string Row, string TableName, IReadOnlyList<Column> Columns)
{
    /// <summary>Within one import, lower goes first.</summary>
    public virtual int Turn => 2;

    public Table Table => new(Name, TableName, [.. Columns.Select(c => (c.Name, c.Stored))]);

    /// <summary>What is wrong with a row whose columns are each right: the column at fault and the reason, or null.</summary>
    public virtual (string Column, string Reason)? Check(ReadOnlySpan<Value> row) => null;

    /// <summary>What is odd about a row that is kept all the same, or null.</summary>
    public virtual string? Oddity(ReadOnlySpan<Value> row) => null;

    protected int At(string column)
    {
        for (var at = 0; at < Columns.Count; at++)
        {
            if (Columns[at].Name == column)
                return at;
        }

        throw new ArgumentException($"{Name} has no column {column}.", nameof(column));
    }

    /// <summary>Whether the first day is given and comes before the second.</summary>
    protected static bool IsBefore(Value first, Value second) => first.Kind == ValueKind.Number && second.Kind == ValueKind.Number && first.Number < second.Number;
}
