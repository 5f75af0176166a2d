using System.Text;
using QaInsight.Extracts.Sources;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>What there is of erased children in a file.</summary>
/// <param name="Lines">Where the rows start.</param>
/// <param name="Texts">Rows of others that name the child.</param>
/// <param name="IsWhole">It cannot be told whose its rows are: the file goes whole.</param>
public sealed record FileTraces(IReadOnlySet<(string? Sheet, int Line)> Lines, int Texts, bool IsWhole, bool IsNone);

/// <summary>Takes erased children's rows out of the files that councils gave, through the very profiles that imports read them by.</summary>
/// <param name="mention">Where texts name the child; null where only hashes are known.</param>
public sealed class FileErasure(IReadOnlyList<Profile> profiles, ErasedIds ids, Mention? mention)
{
    private static readonly FileTraces Nothing = new(new HashSet<(string? Sheet, int Line)>(), 0, IsWhole: false, IsNone: true);

    /// <param name="target">Where the file is to be written without them; null to look alone. Not written where there is nothing to take out, or all.</param>
    public FileTraces Clean(string path, string? target)
    {
        var file = SourceFile.Find([path])[0];
        try
        {
            if (!SourceFile.IsRead(path))
                return Other(path, target);
            var tables = SourceTable.Of(file, profiles, out _);
            return file.IsWorkbook ? Workbook(file, tables, target) : Csv(file, tables[0], target);
        }
        catch (UnreadableFileException)
        {
            return Unread(path) ? Nothing with { IsWhole = true, IsNone = false } : Nothing;
        }
    }

    private FileTraces Csv(SourceFile file, SourceTable table, string? target)
    {
        if (!file.Check().IsUtf8)
            throw new UnreadableFileException("It is not UTF-8 text.");
        var edits = new CsvEdits(table, (source, headers) => mention is not null && source.Headers.Any(mention.In)
            ? throw new UnreadableFileException("Its header names the child.")
            : new ErasureEditor(ids, mention, table.Extract, headers, source.Headers.Count));
        if (edits.IsNone)
            return Nothing;
        if (target is not null)
            edits.Write(file.Path, target);
        return new FileTraces(edits.Rows.Select(line => ((string?)null, line)).ToHashSet(), edits.Rewritten, IsWhole: false, IsNone: false);
    }

    private FileTraces Workbook(SourceFile file, IReadOnlyList<SourceTable> tables, string? target)
    {
        var edits = new WorkbookEdits(
            file, tables, (table, source, headers) => new ErasureEditor(ids, mention, table?.Extract, headers, source.Headers.Count), text => mention?.Replace(text) ?? text);
        // Something beside the cells may name the child.
        if (edits.IsNone && (mention is null || !PackedText.Names(file.Path, mention)))
            return Nothing;
        if (target is not null)
            edits.Write(file.Path, target);
        return new FileTraces(edits.Rows, edits.Rewritten, IsWhole: false, IsNone: false);
    }

    // A reason beside a quarantined file, a note.
    private FileTraces Other(string path, string? target)
    {
        if (mention is null || !PackedText.Names(path, mention))
            return Nothing;
        var text = File.ReadAllText(path);
        var without = string.Join('\n', text.Split('\n').Select(mention.Replace));
        if (mention.In(without) || without == text)
            return Nothing with { IsWhole = true, IsNone = false };
        if (target is not null)
            File.WriteAllText(target, without);
        return Nothing with { Texts = 1, IsNone = false };
    }

    private bool Unread(string path) =>
        (mention is not null && PackedText.Names(path, mention)) || (ids.IsAny && File.ReadLines(path, Encoding.UTF8).Any(line => ErasedRows.IsIn(ids, line)));

    /// <summary>Whether the file names the child still. A number that is another row's key in a file that can be read is not the child's.</summary>
    public bool Names(string path) => mention is not null && PackedText.Names(path, mention) && (!SourceFile.IsRead(path) || !Clean(path, null).IsNone);
}
