using OfficeOpenXml;
using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>Writes a scorecard as an XLSX workbook: a row a measure, a column a row of the scorecard, its grades as a chart, and a sheet of notes.</summary>
public static class ScorecardWorkbook
{
    private const double WideColumn = 44;
    private const int MostBars = 60;

    public static void Write(Stream stream, Scorecard scorecard, Catalogue catalogue)
    {
        using var package = new ExcelPackage();
        Figures(package.AddSheet("Scorecard"), scorecard, catalogue);
        // A bar shows its parts, also those whose figures are withheld.
        if (scorecard.Sharing is null && scorecard.Rows.Count is > 0 and <= MostBars)
            Charts(package, scorecard);
        Notes(package, scorecard, catalogue);
        if (package.Workbook.Worksheets[NativeCharts.DataSheet] is not null)
            package.Workbook.Worksheets.MoveToEnd(NativeCharts.DataSheet);
        package.SaveAs(stream);
    }

    private static void Figures(ExcelWorksheet sheet, Scorecard scorecard, Catalogue catalogue)
    {
        var rows = scorecard.Rows.Append(scorecard.Total).ToList();
        sheet.Cells[1, 1].Value = "Measure";
        for (var at = 0; at < rows.Count; at++)
        {
            sheet.Cells[1, 2 + (at * 3)].Put(rows[at].Label);
            sheet.Cells[1, 3 + (at * 3)].Value = "numerator";
            sheet.Cells[1, 4 + (at * 3)].Value = "denominator";
            sheet.Column(2 + (at * 3)).Width = sheet.Column(3 + (at * 3)).Width = sheet.Column(4 + (at * 3)).Width = Sheets.Narrow;
        }

        var line = 1;
        foreach (var key in scorecard.Total.Figures.Select(f => f.Key))
        {
            sheet.Cells[++line, 1].Put(catalogue[key].Name);
            for (var at = 0; at < rows.Count; at++)
                sheet.PutFigure(line, 2 + (at * 3), rows[at][key], catalogue[key].Unit);
        }

        sheet.Column(1).Width = WideColumn;
        sheet.AsTable(1 + (rows.Count * 3), line - 1);
    }

    // Months and quarters are a line; what stands side by side is a bar each.
    private static void Charts(ExcelPackage package, Scorecard scorecard)
    {
        if (scorecard.Total["grade-good-or-better"] is null)
            return;
        var (sheet, charts) = (package.AddSheet("Chart"), new NativeCharts(package));
        sheet.OnPaper();
        sheet.Cells[1, 1].Put($"Grades, {scorecard.Request.Period.Label}");
        sheet.Cells[1, 1].Heading();
        if (scorecard.Request.By is By.Month or By.Quarter)
        {
            charts.Lines(sheet, 1, 1, "Grades", isShare: true, [.. scorecard.Rows.Select(r => r.Label)],
            [
                new("Good or better", Meaning.Good.Fill, [.. scorecard.Rows.Select(r => r["grade-good-or-better"]?.Value)]),
                new("Inadequate", Meaning.Inadequate.Fill, [.. scorecard.Rows.Select(r => r["grade-inadequate"]?.Value)]),
            ]);
            return;
        }

        var bars = new GradeBars(new Sentence([]), scorecard.Request.By == By.Domain ? "judgements" : "audits", [.. scorecard.Rows.Select(BoardRows.Bar).Where(b => b.Total > 0)]);
        charts.Draw(sheet, 1, "Grades", bars.ToChart(), row: 1);
    }

    private static void Notes(ExcelPackage package, Scorecard scorecard, Catalogue catalogue)
    {
        var request = scorecard.Request;
        new NotesSheet(package)
            .Part(null,
            [
                (ScorecardTable.Sharing, scorecard.Sharing), ("By", ByWords.Of(request.By)), ("Period", request.Period.Label), ("As at", request.AsOf.ToWords()), ("Programme", request.Programme), ("Service", request.Service), ("Team", request.Team),
                ("Legal status", request.LegalStatus), ("Practice domain", request.Domain), ("Audit type", request.AuditType), ("Cautions", "Figures in italics have a denominator under 6: small numbers"),
            ])
            .Definitions(scorecard.Total.Figures.Select(f => catalogue[f.Key]));
    }
}
