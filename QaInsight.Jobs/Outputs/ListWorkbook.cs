using OfficeOpenXml;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>Writes a list as an XLSX workbook: a table with a frozen header, and a sheet that says what was asked for.</summary>
public static class ListWorkbook
{
    private const int MostRows = 1_048_575;
    private const double Column = 18;

    /// <exception cref="ArgumentException">There are more rows than a sheet has.</exception>
    public static void Write(Stream stream, RowList list)
    {
        var (columns, rows) = (list.Table.Columns, list.Table.Rows);
        if (rows.Count > MostRows)
            throw new ArgumentException($"{rows.Count:N0} rows do not go into a workbook's sheet, which has {MostRows:N0}: take CSV, or a shorter period.");
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add(list.What);
        for (var at = 0; at < columns.Count; at++)
        {
            sheet.Cells[1, at + 1].Value = columns[at];
            sheet.Column(at + 1).Width = Column;
            for (var line = 0; line < rows.Count; line++)
                sheet.Cells[line + 2, at + 1].Value = rows[line][at] is string text ? CsvTable.Safe(text) : rows[line][at];
        }

        sheet.View.FreezePanes(2, 2);
        sheet.Cells[1, 1, 1, columns.Count].Style.Font.Bold = true;
        sheet.Cells[1, 1, rows.Count + 1, columns.Count].AutoFilter = true;
        Notes(package.Workbook.Worksheets.Add("Notes"), list);
        package.SaveAs(stream);
    }

    private static void Notes(ExcelWorksheet sheet, RowList list)
    {
        var request = list.Request;
        var notes = new (string Name, string? Value)[]
        {
            ("List", list.What), ("Period", request.Period.Label), ("As at", request.AsOf.ToWords()), ("Programme", request.Programme), ("Service", request.Service), ("Team", request.Team),
            ("Legal status", request.LegalStatus), ("Practice domain", request.Domain), ("Audit type", request.AuditType), ("Note", list.Note),
        };
        var line = 1;
        foreach (var (name, value) in notes.Where(n => n.Value is not null))
        {
            sheet.Cells[line, 1].Value = name;
            sheet.Cells[line++, 2].Value = CsvTable.Safe(value!);
        }

        sheet.Column(1).Width = Column;
        sheet.Column(2).Width = Column * 2;
    }
}
