using System.Text;
using QaInsight.Extracts.Contract;

namespace QaInsight.Extracts;

/// <summary>The extracts' columns as a document has them, between two marks: printed from the descriptions, never typed.</summary>
public static class ExtractsDocument
{
    private const string Begin = "<!-- extracts: printed from the code, by `dotnet run --project QaInsight.Jobs -- describe extracts` -->";
    private const string End = "<!-- end of extracts -->";

    /// <summary>A section an extract.</summary>
    public static string Text => string.Join('\n', AllExtracts.List.Select(Section));

    /// <summary>The document with what stands between its marks printed afresh.</summary>
    /// <exception cref="FormatException">A mark is missing.</exception>
    public static string In(string document)
    {
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var end = document.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new FormatException($"The document has no place for the extracts: it needs the line {Begin} and, after it, the line {End}.");
        return $"{document[..(begin + Begin.Length)]}\n\n{Text}\n{document[end..]}";
    }

    public static void Refresh(string path) => File.WriteAllText(path, In(File.ReadAllText(path)));

    private static string Section(Extract extract)
    {
        var text = new StringBuilder($"### {extract.Name}\n\nOne row is {extract.Row}.\n\n| column | required | holds |\n|---|---|---|\n");
        foreach (var column in extract.Columns)
            text.Append(Line(column)).Append('\n');
        return text.ToString();
    }

    private static string Line(Column column)
    {
        var required = column.NeedsValue ? "yes" : column.IsRequired ? "the column; a value may be blank" : "";
        var name = column.IsKey ? $"`{column.Name}` (key)" : $"`{column.Name}`";
        var holds = string.Join("; ", new[] { column.Kind.Words, column.IsKey ? $"at most {Column.LongestKey} characters" : "", column.Words, column.Default is null ? "" : $"blank: {column.Default}" }.Where(w => w.Length > 0));
        return $"| {name} | {required} | {holds} |";
    }
}
