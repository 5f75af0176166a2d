using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace QaInsight.Warehouse;

/// <summary>
/// A prepared statement on the raw binding: millions of rows pass through here, for which ADO.NET's parameters cost three
/// times as much. Columns and parameters count from 0.
/// </summary>
/// <exception cref="SqliteException">From every call, with SQLite's own code and words.</exception>
public sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public void Bind(int parameter, long number) => Check(raw.sqlite3_bind_int64(statement, parameter + 1, number));

    public void Bind(int parameter, ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(statement, parameter + 1, utf8));

    public void Bind(int parameter, string text) => Check(raw.sqlite3_bind_text(statement, parameter + 1, text));

    public void BindNothing(int parameter) => Check(raw.sqlite3_bind_null(statement, parameter + 1));

    public void Bind(int parameter, RowBatch batch, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Number:
                Bind(parameter, value.Number);
                break;
            case ValueKind.Text:
                Bind(parameter, batch.TextOf(value));
                break;
            default:
                BindNothing(parameter);
                break;
        }
    }

    /// <summary>Whether there is a row to read.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code is raw.SQLITE_ROW)
            return true;
        if (code is not raw.SQLITE_DONE)
            Check(code);
        return false;
    }

    /// <summary>Runs a statement that gives no rows, and makes it ready for the next.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    public void Reset() => raw.sqlite3_reset(statement);

    public bool IsNothing(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public int Number(int column) => raw.sqlite3_column_int(statement, column);

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public string? Text(int column) => IsNothing(column) ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>A column as a row on its way has it; its text goes into the batch.</summary>
    public Value Value(int column, RowBatch batch) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_NULL => Warehouse.Value.Nothing,
        raw.SQLITE_INTEGER => Warehouse.Value.Of(Long(column)),
        _ => batch.Text(Utf8(column)),
    };

    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, database);
    }
}
