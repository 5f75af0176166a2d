using Microsoft.Data.Sqlite;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>What came of one CSV file or sheet.</summary>
public sealed class FileTally(SourceTable table, int fileRef)
{
    private const int MostWarnings = 200;

    private readonly List<(int? Line, string Message)> warnings = [];

    public SourceTable Table { get; } = table;

    /// <summary>The file's id in the warehouse.</summary>
    public int FileRef { get; } = fileRef;

    public int Read => New + Changed + Unchanged + Superseded + Rejected;

    public int New { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Rows of which another line of the same import stands in the place: of two lines with one key, one is counted here.</summary>
    public int Superseded { get; private set; }

    public int Rejected { get; private set; }

    /// <summary>Rows of erased children: neither read nor rejected, as if the file had not had them.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Rows that are kept already without saying who they are about: left as they are.</summary>
    public int Past { get; private set; }

    public int WarningCount { get; private set; }

    public IReadOnlyList<(int? Line, string Message)> Warnings => warnings;

    public void Count(Written written)
    {
        switch (written)
        {
            case Written.New:
                New++;
                break;
            case Written.Changed:
                Changed++;
                break;
            case Written.Unchanged:
                Unchanged++;
                break;
            case Written.Superseded:
                Superseded++;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(written), written, null);
        }
    }

    public void Reject() => Rejected++;

    public void LeaveOut(int ofErasedChildren, int past) => (LeftOut, Past) = (LeftOut + ofErasedChildren, Past + past);

    public void Warn(int? line, string message)
    {
        WarningCount++;
        if (warnings.Count < MostWarnings)
            warnings.Add((line, message));
    }

    public void Save(SqliteConnection connection)
    {
        connection.Run(
            "UPDATE import_file SET state = 'loaded', read = $read, new = $new, changed = $changed, unchanged = $unchanged, superseded = $superseded, rejected = $rejected WHERE id = $id",
            ("$read", Read), ("$new", New), ("$changed", Changed), ("$unchanged", Unchanged), ("$superseded", Superseded), ("$rejected", Rejected), ("$id", FileRef));
        foreach (var (line, message) in warnings)
            connection.Run("INSERT INTO import_warning (file_ref, line, message) VALUES ($file, $line, $message)", ("$file", FileRef), ("$line", line), ("$message", message));
        if (WarningCount > warnings.Count)
            connection.Run("INSERT INTO import_warning (file_ref, line, message) VALUES ($file, NULL, $message)", ("$file", FileRef), ("$message", $"{WarningCount - warnings.Count} more warnings like these"));
    }
}
