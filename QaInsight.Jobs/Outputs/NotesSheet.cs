using OfficeOpenXml;
using OfficeOpenXml.Style;
using QaInsight.Measures;

namespace QaInsight.Outputs;

/// <summary>A workbook's notes: what was asked for, what is counted, and what has to be known of it.</summary>
internal sealed class NotesSheet
{
    private readonly ExcelWorksheet sheet;
    private int line;

    public NotesSheet(ExcelPackage package)
    {
        sheet = package.AddSheet("Notes");
        sheet.Column(1).Width = Sheets.Name;
        sheet.Column(2).Width = Sheets.Words * 2;
        sheet.OnPaper();
    }

    /// <summary>Names and what they are; without what is null or empty.</summary>
    public NotesSheet Part(string? heading, IEnumerable<(string Name, string? Words)> notes)
    {
        var told = notes.Where(n => !string.IsNullOrEmpty(n.Words)).ToList();
        if (told.Count == 0)
            return this;
        if (line > 0)
            line++;
        if (heading is not null)
        {
            sheet.Cells[++line, 1].Put(heading);
            sheet.Cells[line, 1].Heading();
        }

        foreach (var (name, words) in told)
        {
            sheet.Cells[++line, 1].Put(name);
            sheet.Cells[line, 2].Put(words);
            sheet.Wrap(line, 1);
            sheet.Wrap(line, 2);
        }

        return this;
    }

    public NotesSheet Definitions(IEnumerable<Measure> measures) => Part("What is counted", measures.Select(m => (m.Name, (string?)m.Definition)));

    public NotesSheet Headed(string left, string right)
    {
        sheet.Headed(left, right);
        return this;
    }
}
