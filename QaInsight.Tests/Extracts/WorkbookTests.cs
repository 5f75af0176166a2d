using OfficeOpenXml;
using QaInsight.Nightly;
using QaInsight.Tests.Nightly;
using Xunit;

namespace QaInsight.Tests.Extracts;

public sealed class WorkbookTests : IDisposable
{
    private static readonly object[] ActionHeader = ["Action ID", "Child ID", "Team", "Raised on", "Due on"];

    private readonly TestWarehouse warehouse = new();

    [Fact]
    public void AWorkbookWithASheetOfAnyNameBelongsToItsFileName()
    {
        warehouse.Teams("A");
        Write("Audits Aug 2019.xlsx", ("Sheet1", [["Audit ID", "Child ID", "Audit month", "Team", "Legal status", "Return status"], [101.0, 1234567890123456.0, new DateTime(2019, 8, 1), "A", "CIN", "completed"]]));
        Assert.Equal(0, warehouse.Import(warehouse.Inbox).ExitCode);
        Assert.Equal(["101|1234567890123456|2019-08|2"], warehouse.Query("SELECT audit_id, child_id, audit_month, source_line FROM audits"));
    }

    [Fact]
    public void SheetsThatBearExtractsNamesAreReadAndOthersLeftOutWithAWarning()
    {
        Write("Monthly return.xlsx",
            ("Notes", [["Read me"]]),
            ("Actions May", [ActionHeader, ["x1", "c", "A", "2026-05-01", "2026-05-20"]]),
            ("TEAMS", [["team", "service"], ["A", "S"]]));
        var outcome = warehouse.Import(warehouse.Inbox);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["Actions May", "TEAMS"], outcome.Files.Select(f => f.Sheet).Order(StringComparer.Ordinal));
        Assert.Contains(outcome.Files.SelectMany(f => f.Warnings), w => w.Contains("'Notes'", StringComparison.Ordinal));
        Assert.Equal(["x1|Actions May"], warehouse.Query("SELECT action_id, f.sheet FROM fct_action a JOIN import_file f ON f.id = a.file_ref"));
    }

    [Fact]
    public void DatesAreCellsSerialsOrWords()
    {
        warehouse.Teams("A");
        var moment = new DateTime(2026, 5, 3, 9, 30, 0);
        Write("actions.xlsx", ("Sheet1", [ActionHeader,
            ["x1", "c", "A", new DateTime(2026, 5, 3), moment], ["x2", "c", "A", 46145.0, 46145.25], ["x3", "c", "A", "03/05/2026", "3-May-2026"]]));
        Assert.Equal(0, warehouse.Import(warehouse.Inbox).ExitCode);
        Assert.Equal(["2026-05-03|2026-05-03"], warehouse.Query("SELECT DISTINCT raised_on, due_on FROM actions"));
    }

    [Fact]
    public void RowsKeepTheirNumberPastBlankOnes()
    {
        warehouse.Teams("A");
        Write("actions.xlsx", ("Sheet1", [ActionHeader, [], ["x1", "c", "A", "2026-05-01", "2026-05-20"], [], [], ["x2", "c", "Nowhere", "2026-05-01", "2026-05-20"]]));
        warehouse.Import(warehouse.Inbox);
        Assert.Equal(["x1|3"], warehouse.Query("SELECT action_id, source_line FROM actions"));
        Assert.StartsWith("actions.xlsx:6 team=Nowhere", Assert.Single(warehouse.Rejects()), StringComparison.Ordinal);
    }

    [Fact]
    public void AWorkbookIsJudgedWhole()
    {
        warehouse.Teams("A");
        object[] bad = ["x9", "c", "Nowhere", "2026-05-01", "2026-05-20"];
        Write("return.xlsx",
            ("actions", [ActionHeader, bad, bad, bad]),
            ("concerns", [["concern_id", "child_id", "team", "opened_on"], ["k1", "c", "A", "2026-05-01"], ["k2", "c", "A", "2026-05-01"]]));
        var outcome = warehouse.Import(warehouse.Inbox);
        Assert.Equal(3, outcome.ExitCode);
        outcome.Quarantined("return.xlsx");
        Assert.Equal(["0"], warehouse.Query("SELECT count(*) FROM concerns"));
    }

    [Fact]
    public void ASheetThatLacksARequiredColumnTakesItsWorkbookOut()
    {
        warehouse.Teams("A");
        Write("actions.xlsx", ("Sheet1", [["action_id", "child_id", "raised_on", "due_on"], ["x1", "c", "2026-05-01", "2026-05-20"]]));
        Assert.Contains(" team ", warehouse.Import(warehouse.Inbox).Quarantined("actions.xlsx").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void YesNoCellsGradesAndFormulasAreReadByTheirValues()
    {
        warehouse.Teams("A");
        Write("audits.xlsx", ("x", [["audit_id", "child_id", "audit_month", "team", "legal_status", "return_status", "auditor_grade", "at_risk_of_inadequate"],
            ["a1", 7.0, "May-26", "A", "CIN", "completed", 1.5, true], ["a2", 7.0, "2026-05", "A", "CIN", "completed", 2.0, false]]));
        Assert.Equal(0, warehouse.Import(warehouse.Inbox).ExitCode);
        Assert.Equal(["Nearly good|yes", "Good|no"], warehouse.Query("SELECT auditor_grade, at_risk_of_inadequate FROM audits ORDER BY audit_id"));
    }

    public void Dispose() => warehouse.Dispose();

    private void Write(string name, params (string Sheet, object[][] Rows)[] sheets)
    {
        using var package = new ExcelPackage();
        foreach (var (title, rows) in sheets)
        {
            var sheet = package.Workbook.Worksheets.Add(title);
            for (var row = 0; row < rows.Length; row++)
            {
                for (var column = 0; column < rows[row].Length; column++)
                {
                    sheet.Cells[row + 1, column + 1].Value = rows[row][column];
                    if (rows[row][column] is DateTime)
                        sheet.Cells[row + 1, column + 1].Style.Numberformat.Format = "dd/mm/yyyy";
                }
            }
        }

        package.SaveAs(new FileInfo(Path.Combine(warehouse.Inbox, name)));
    }
}
