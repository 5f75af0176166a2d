using OfficeOpenXml;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>Writes a list as an XLSX workbook: a table with a frozen header, and a sheet that says what was asked for.</summary>
public static class ListWorkbook
{
    private const double Column = 18;

    /// <exception cref="ArgumentException">There are more rows than a sheet has.</exception>
    public static void Write(Stream stream, RowList list)
    {
        var (columns, rows) = (list.Table.Columns, list.Table.Rows);
        Sheets.CheckRows(rows.Count);
        using var package = new ExcelPackage();
        var sheet = package.AddSheet(list.What);
        for (var at = 0; at < columns.Count; at++)
        {
            sheet.Cells[1, at + 1].Put(columns[at]);
            sheet.Column(at + 1).Width = Column;
            for (var line = 0; line < rows.Count; line++)
                sheet.Cells[line + 2, at + 1].Put(rows[line][at]);
        }

        sheet.AsTable(columns.Count, rows.Count);
        var request = list.Request;
        new NotesSheet(package).Part(null,
        [
            ("List", list.What), ("Period", request.Period.Label), ("As at", request.AsOf.ToWords()), ("Programme", request.Programme), ("Service", request.Service), ("Team", request.Team),
            ("Legal status", request.LegalStatus), ("Practice domain", request.Domain), ("Audit type", request.AuditType), ("Note", list.Note),
        ]);
        package.SaveAs(stream);
    }
}
