using QaInsight.Extracts.Sources;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>What there is in a kept file that is past its retention.</summary>
/// <param name="Rewritten">Rows that stay, and no longer say who they are about.</param>
/// <param name="TakenOut">Rows that no build holds.</param>
/// <param name="Fault">Why it could not be looked through; null where it was.</param>
public sealed record FilePast(int Rewritten, int TakenOut, string? Fault = null)
{
    public static readonly FilePast Nothing = new(0, 0);

    public bool IsNone => Rewritten == 0 && TakenOut == 0 && Fault is null;
}

/// <summary>Takes who they are about out of rows of the files that councils gave, through the very profiles that imports read them by.</summary>
public sealed class FileRetention(IReadOnlyList<Profile> profiles, PastRows past)
{
    /// <param name="isOld">It came in before the first month that is kept.</param>
    /// <param name="target">Where the file is to be written anew; null to look alone. Not written where nothing in it is past.</param>
    public FilePast Clean(string path, bool isOld, string? target)
    {
        if (!SourceFile.IsRead(path))
            return FilePast.Nothing;
        try
        {
            var file = SourceFile.Find([path])[0];
            var tables = SourceTable.Of(file, profiles, out _);
            return file.IsWorkbook ? Workbook(file, tables, isOld, target) : Csv(tables[0], isOld, target);
        }
        catch (UnreadableFileException e)
        {
            return FilePast.Nothing with { Fault = e.Message };
        }
    }

    private FilePast Csv(SourceTable table, bool isOld, string? target)
    {
        var edits = new CsvEdits(table, (_, headers) => new RetentionEditor(past, table.Extract, headers, isOld));
        if (target is not null && !edits.IsNone)
            edits.Write(table.File.Path, target);
        return new FilePast(edits.Rewritten, edits.Rows.Count);
    }

    private FilePast Workbook(SourceFile file, IReadOnlyList<SourceTable> tables, bool isOld, string? target)
    {
        var edits = new WorkbookEdits(file, tables, (table, _, headers) => new RetentionEditor(past, table?.Extract, headers, isOld), text => text);
        if (target is not null && !edits.IsNone)
            edits.Write(file.Path, target);
        return new FilePast(edits.Rewritten, edits.Rows.Count);
    }
}
