using OfficeOpenXml;
using OfficeOpenXml.Style;
using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>Writes a scorecard as an XLSX workbook: a row a measure, a column a row of the scorecard, and a sheet of notes.</summary>
public static class ScorecardWorkbook
{
    private const double WideColumn = 44;
    private const double Column = 15;

    public static void Write(Stream stream, Scorecard scorecard, Catalogue catalogue)
    {
        using var package = new ExcelPackage();
        Figures(package.Workbook.Worksheets.Add("Scorecard"), scorecard, catalogue);
        Notes(package.Workbook.Worksheets.Add("Notes"), scorecard, catalogue);
        package.SaveAs(stream);
    }

    private static void Figures(ExcelWorksheet sheet, Scorecard scorecard, Catalogue catalogue)
    {
        var rows = scorecard.Rows.Append(scorecard.Total).ToList();
        sheet.Cells[1, 1].Value = "Measure";
        for (var at = 0; at < rows.Count; at++)
        {
            Header(sheet, 1, 2 + (at * 3), rows[at].Label, "numerator", "denominator");
            sheet.Column(2 + (at * 3)).Width = Column;
        }

        var line = 2;
        foreach (var key in scorecard.Total.Figures.Select(f => f.Key))
        {
            sheet.Cells[line, 1].Value = catalogue[key].Name;
            for (var at = 0; at < rows.Count; at++)
                Cell(sheet, line, 2 + (at * 3), rows[at][key], catalogue[key].Unit);
            line++;
        }

        sheet.Column(1).Width = WideColumn;
        sheet.View.FreezePanes(2, 2);
        Bold(sheet.Cells[1, 1, 1, 1 + (rows.Count * 3)]);
    }

    private static void Header(ExcelWorksheet sheet, int line, int column, string label, string numerator, string denominator)
    {
        sheet.Cells[line, column].Value = CsvTable.Safe(label);
        sheet.Cells[line, column + 1].Value = numerator;
        sheet.Cells[line, column + 2].Value = denominator;
    }

    private static void Cell(ExcelWorksheet sheet, int line, int column, Figure? figure, MeasureUnit unit)
    {
        if (figure is null)
            return;
        var cell = sheet.Cells[line, column];
        cell.Value = figure.Value is { } value ? value : figure.Display;
        cell.Style.Numberformat.Format = unit switch
        {
            MeasureUnit.Percent => "0%",
            MeasureUnit.Count => "#,##0",
            _ => "0.0",
        };
        cell.Style.HorizontalAlignment = ExcelHorizontalAlignment.Right;
        cell.Style.Font.Italic = figure.IsSmall;
        sheet.Cells[line, column + 1].Value = figure.Numerator;
        sheet.Cells[line, column + 2].Value = figure.Denominator;
    }

    private static void Notes(ExcelWorksheet sheet, Scorecard scorecard, Catalogue catalogue)
    {
        var request = scorecard.Request;
        var filters = new (string Name, string? Value)[]
        {
            ("By", ByWords.Of(request.By)), ("Period", request.Period.Label), ("As at", request.AsOf.ToWords()), ("Programme", request.Programme), ("Service", request.Service), ("Team", request.Team),
            ("Legal status", request.LegalStatus), ("Practice domain", request.Domain), ("Audit type", request.AuditType), ("Cautions", "Figures in italics have a denominator under 6: small numbers"),
        };
        var line = 1;
        foreach (var (name, value) in filters.Where(f => f.Value is not null))
            Note(sheet, line++, name, value!);
        Note(sheet, ++line, "Measure", "What is counted");
        Bold(sheet.Cells[line, 1, line, 2]);
        foreach (var key in scorecard.Total.Figures.Select(f => f.Key))
            Note(sheet, ++line, catalogue[key].Name, catalogue[key].Definition);
        sheet.Column(1).Width = WideColumn;
        sheet.Column(2).Width = WideColumn * 2;
    }

    private static void Note(ExcelWorksheet sheet, int line, string name, string words)
    {
        sheet.Cells[line, 1].Value = name;
        sheet.Cells[line, 2].Value = CsvTable.Safe(words);
        sheet.Cells[line, 2].Style.WrapText = true;
    }

    private static void Bold(ExcelRange cells) => cells.Style.Font.Bold = true;
}
