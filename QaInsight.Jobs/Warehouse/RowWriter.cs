using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace QaInsight.Warehouse;

/// <summary>What became of a row.</summary>
public enum Written
{
    New,
    Changed,
    Unchanged,

    /// <summary>A later line of the same file has the same key and stands in its place.</summary>
    Superseded,

    /// <summary>It names an audit that is not known.</summary>
    AuditNotKnown,

    /// <summary>It names an audit that may still come in this import.</summary>
    AuditAwaited,
}

/// <summary>
/// Puts rows into one table. A key seen again replaces the row, whose earlier words go to <c>row_version</c> with the file and
/// line that they came from; a row that says the same again changes nothing.
/// </summary>
public sealed class RowWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Table table;
    private readonly TableColumn[] columns;
    private readonly int[] keys;
    private readonly Statement insert;
    private readonly Statement same;
    private readonly Statement remember;
    private readonly Statement update;
    private readonly Statement findAudit;
    private byte[] lastAudit = [];
    private long lastAuditRef;

    public RowWriter(SqliteConnection connection, Table table)
    {
        this.connection = connection;
        this.table = table;
        columns = table.Columns.Select(c => c.Column).ToArray();
        keys = Enumerable.Range(0, columns.Length).Where(c => columns[c].IsKey).ToArray();

        var names = columns.Select(c => c.Name).Append("file_ref").Append("line").ToArray();
        var marks = Enumerable.Range(1, names.Length).Select(n => $"?{n}").ToArray();
        var match = string.Join(" AND ", keys.Select(k => $"{columns[k].Name} = ?{k + 1}"));
        var equal = string.Join(" AND ", columns.Select((c, at) => $"{c.Name} IS ?{at + 1}"));
        var viewMatch = string.Join(" AND ", keys.Select(k => $"key_{columns[k].Name} = ?{k + 1}"));
        var content = string.Join(", ", table.Columns.Select(c => $"'{c.ExtractColumn}', \"{c.ExtractColumn}\""));
        var key = string.Join(" || ' · ' || ", table.Columns.Where(c => c.Column.IsKey).Select(c => $"coalesce(\"{c.ExtractColumn}\", '')"));

        insert = new Statement(connection, $"INSERT INTO {table.Name} ({string.Join(", ", names)}) VALUES ({string.Join(", ", marks)}) ON CONFLICT DO NOTHING");
        same = new Statement(connection, $"SELECT {equal}, file_ref, line, {string.Join(", ", columns.Select(c => c.Name))} FROM {table.Name} WHERE {match}");
        update = new Statement(connection, $"UPDATE {table.Name} SET {string.Join(", ", names.Select((n, at) => $"{n} = {marks[at]}"))} WHERE {match}");
        remember = new Statement(
            connection,
            $"""
            INSERT INTO row_version (extract, row_key, file_ref, line, replaced_by_file_ref, replaced_by_line, content)
            SELECT '{table.Extract}', {key}, source_file, source_line, ?{columns.Length + 1}, ?{columns.Length + 2}, json_object({content})
            FROM "{table.Extract}" WHERE {viewMatch}
            """);
        findAudit = new Statement(connection, "SELECT id FROM fct_audit WHERE audit_id = ?1");
    }

    /// <summary>The file and line of the row that was replaced by, or stands in place of, the last one written.</summary>
    public (int File, int Line) Other { get; private set; }

    /// <param name="final">Whether no further audit can come in this import.</param>
    /// <exception cref="SqliteException">The database refuses: the disk is full, or the file is damaged.</exception>
    public Written Write(RowBatch batch, int row, int file, bool final = false)
    {
        var values = batch[row];
        for (var at = 0; at < columns.Length; at++)
        {
            if (columns[at].Audit != AuditReference.None && values[at].Kind == ValueKind.Text && !Resolve(batch, ref values[at]))
                return columns[at].Audit == AuditReference.KnownInTheEnd && !final ? Written.AuditAwaited : Written.AuditNotKnown;
        }

        Bind(insert, batch, values, file, batch.Line(row));
        insert.Run();
        return raw.sqlite3_changes(connection.Handle!) == 1 ? Written.New : Replace(batch, values, file, batch.Line(row));
    }

    public void Dispose()
    {
        insert.Dispose();
        same.Dispose();
        remember.Dispose();
        update.Dispose();
        findAudit.Dispose();
    }

    private Written Replace(RowBatch batch, ReadOnlySpan<Value> values, int file, int line)
    {
        for (var at = 0; at < columns.Length; at++)
            same.Bind(at, batch, values[at]);
        if (!same.Step())
            throw new InvalidOperationException($"A row of {table.Name} was refused, yet its key is not there.");
        var (unchanged, earlierFile, earlierLine) = (same.Number(0) == 1, same.Number(1), same.Number(2));
        Other = (earlierFile, earlierLine);
        var standing = Other.CompareTo((file, line)) > 0 ? Standing(earlierLine) : null;
        same.Reset();

        if (unchanged && earlierFile != file)
            return Written.Unchanged;
        if (standing is not null)
        {
            // A row that waited for its audit was overtaken by a later one: it is the earlier version, and goes to the history.
            Put(batch, values, file, line);
            Remember(batch, values, earlierFile, earlierLine);
            Put(standing, standing[0], earlierFile, earlierLine);
            return Written.Superseded;
        }

        Remember(batch, values, file, line);
        Put(batch, values, file, line);
        return earlierFile == file ? Written.Superseded : Written.Changed;
    }

    private void Put(RowBatch batch, ReadOnlySpan<Value> values, int file, int line)
    {
        Bind(update, batch, values, file, line);
        update.Run();
    }

    private void Remember(RowBatch batch, ReadOnlySpan<Value> values, int byFile, int byLine)
    {
        foreach (var key in keys)
            remember.Bind(key, batch, values[key]);
        remember.Bind(columns.Length, byFile);
        remember.Bind(columns.Length + 1, byLine);
        remember.Run();
    }

    // The row that same stands on.
    private RowBatch Standing(int line)
    {
        var batch = new RowBatch(columns.Length, capacity: 1);
        var row = batch.Next(line);
        for (var at = 0; at < columns.Length; at++)
            row[at] = same.Value(at + 3, batch);
        return batch;
    }

    private bool Resolve(RowBatch batch, ref Value value)
    {
        var audit = batch.TextOf(value);
        // Judgements come audit by audit: most ask for the same one again.
        if (!audit.SequenceEqual(lastAudit))
        {
            findAudit.Bind(0, audit);
            var known = findAudit.Step();
            var id = known ? findAudit.Long(0) : 0;
            findAudit.Reset();
            if (!known)
                return false;
            lastAudit = audit.ToArray();
            lastAuditRef = id;
        }

        value = Value.Of(lastAuditRef);
        return true;
    }

    private void Bind(Statement statement, RowBatch batch, ReadOnlySpan<Value> values, int file, int line)
    {
        for (var at = 0; at < columns.Length; at++)
            statement.Bind(at, batch, values[at]);
        statement.Bind(columns.Length, file);
        statement.Bind(columns.Length + 1, line);
    }
}
