using QaInsight.Extracts;
using QaInsight.Extracts.Sources;

namespace QaInsight.Nightly;

/// <summary>A file that can be read, and what it holds.</summary>
/// <param name="LeftOut">Sheets that bear no extract's name.</param>
internal sealed record OpenedFile(SourceFile File, IReadOnlyList<SourceTable> Tables, IReadOnlyList<string> LeftOut)
{
    /// <summary>Once in an import, however often it starts anew: what is said to be a workbook is inflated to see what is in it.</summary>
    /// <param name="quarantined">Gets those that cannot be read, each with its reason.</param>
    public static List<OpenedFile> OpenAll(IEnumerable<SourceFile> files, Reference reference, Dictionary<SourceFile, string> quarantined, CancellationToken stop)
    {
        var opened = new List<OpenedFile>();
        foreach (var file in files)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                var tables = SourceTable.Of(file, reference.Profiles, out var leftOut);
                foreach (var table in tables)
                    table.CheckHeader();
                opened.Add(new OpenedFile(file, tables, leftOut));
            }
            catch (UnreadableFileException e)
            {
                quarantined[file] = e.Message;
            }
        }

        return opened;
    }
}
