namespace QaInsight.Warehouse;

/// <summary>A column of a fact or dimension table that a row of an extract fills.</summary>
/// <param name="Name">The column's name in the warehouse.</param>
/// <param name="Render">SQL that gives the value back in the extract's own words, as text.</param>
/// <param name="IsKey">Whether it belongs to the row's key.</param>
/// <param name="Audit">Whether, and how, it names an audit that must be known.</param>
public sealed record TableColumn(string Name, string Render, bool IsKey = false, AuditReference Audit = AuditReference.None);

/// <summary>How a column names an audit.</summary>
public enum AuditReference
{
    None,

    /// <summary>The audit must have been loaded before.</summary>
    Known,

    /// <summary>The audit may come later in the same import.</summary>
    KnownInTheEnd,
}

/// <summary>Where the rows of one extract go.</summary>
/// <param name="Extract">The extract's name, which is also its view's.</param>
/// <param name="Name">The table.</param>
/// <param name="Columns">One a column of the extract, in its order, under the extract's names.</param>
public sealed record Table(string Extract, string Name, IReadOnlyList<(string ExtractColumn, TableColumn Column)> Columns)
{
    public IEnumerable<TableColumn> Keys => Columns.Select(c => c.Column).Where(c => c.IsKey);

    /// <summary>
    /// A view that shows the table in the extract's own words, beside the source of each row: what lists, histories and
    /// downloads read.
    /// </summary>
    public string View =>
        $"""
        DROP VIEW IF EXISTS "{Extract}";
        CREATE VIEW "{Extract}" AS SELECT {string.Join(", ", Columns.Select(c => $"{c.Column.Render} AS \"{c.ExtractColumn}\""))},
            {string.Join(", ", Keys.Select(k => $"t.{k.Name} AS key_{k.Name}"))}, t.file_ref AS source_file, t.line AS source_line
        FROM {Name} t;
        """;
}
