using System.Globalization;
using System.Text;
using System.Xml;
using OfficeOpenXml;
using OfficeOpenXml.Drawing.Chart;
using OfficeOpenXml.Style;
using QaInsight.Measures;
using QaInsight.Outputs;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Tests.Web;
using QaInsight.Warehouse;
using Xunit;
using Table = QaInsight.Scorecards.Pages.Table;

namespace QaInsight.Tests.Outputs;

/// <summary>A page made by hand, reopened from its files.</summary>
public sealed class PageFilesTests
{
    private const string Formula = "=HYPERLINK(\"http://evil.example\",\"click\")";

    private static readonly Catalogue Catalogue = Catalogue.Load(TestWarehouse.ReferenceFolder);
    private static readonly FileHead Head = new("Harbourshire & Sons", "OFFICIAL–SENSITIVE", "http://localhost/teams?period=2019-08", "13 Sep, 02:04");

    [Fact]
    public void A_table_gives_a_figure_with_what_was_counted_days_as_iso_and_months_as_months()
    {
        using var writer = new StringWriter();
        PageCsv.WriteTable(writer, Teams());

        Assert.Equal(
            [
                "team,change,month,audited_on,grade_good,grade_good_numerator,grade_good_denominator,grade_good_note,cautions",
                "North,-5,2019-08,2019-08-31,0.5,3,6,19–81%,",
                $"\"'{Formula.Replace("\"", "\"\"", StringComparison.Ordinal)}\",,,,0.25,1,4,,small numbers: grade_good",
                "All,12,,,,,,,",
            ],
            writer.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_page_gives_a_line_a_cell_and_names_the_measure_of_every_figure()
    {
        using var writer = new StringWriter();
        PageCsv.WritePage(writer, Page(Teams()), Catalogue);
        var lines = writer.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("table,row,column,measure,numerator,denominator,value,display,caution,note", lines[0]);
        Assert.Contains("teams,North,grade_good,grade-good,3,6,0.5,50%,,19–81%", lines);
        Assert.Contains("teams,North,change,,,,-5,-5,,", lines);
        Assert.Contains("teams,North,audited_on,,,,2019-08-31,31 August 2019,,", lines);
        Assert.Equal("filters,Programme,,,,,,Children’s social care,,", lines[1]);
        Assert.Equal(1 + 1 + (3 * 4), lines.Length);
    }

    [Fact]
    public void A_workbook_has_a_sheet_a_table_with_numbers_as_numbers_and_nothing_that_runs()
    {
        using var package = Open(Page(Teams()));
        var sheet = package.Workbook.Worksheets["Teams hyperlink"];

        Assert.Equal(["Team", "Change", "Month", "Audited", "Good", "Good: numerator", "Good: denominator", "Good: note", "Cautions"], Enumerable.Range(1, 9).Select(c => sheet.Cells[1, c].Text));
        Assert.Equal((-5.0, "#,##0"), (sheet.Cells[2, 2].Value, sheet.Cells[2, 2].Style.Numberformat.Format));
        Assert.Equal("mmm yyyy dd mmm yyyy", $"{sheet.Cells[2, 3].Style.Numberformat.Format} {sheet.Cells[2, 4].Style.Numberformat.Format}");
        Assert.Equal(new DateTime(2019, 8, 31, 0, 0, 0, DateTimeKind.Unspecified), DateTime.FromOADate((double)sheet.Cells[2, 4].Value));
        Assert.Equal((0.5, 3.0, 6.0, "0%", "19–81%"), (sheet.Cells[2, 5].Value, sheet.Cells[2, 6].Value, sheet.Cells[2, 7].Value, sheet.Cells[2, 5].Style.Numberformat.Format, sheet.Cells[2, 8].Text));
        Assert.Equal((false, true), (sheet.Cells[2, 5].Style.Font.Italic, sheet.Cells[3, 5].Style.Font.Italic));
        Assert.Equal("Small numbers: Good", sheet.Cells[3, 9].Text);
        Assert.Equal("'" + Formula, sheet.Cells[3, 1].Text);
        Assert.Equal("A1:I3", sheet.AutoFilterAddress.Address);
        Assert.Contains("ySplit=\"1\"", sheet.WorksheetXml.GetElementsByTagName("pane")[0]!.OuterXml, StringComparison.Ordinal);
        Assert.All(package.Workbook.Worksheets.SelectMany(s => s.Cells[s.Dimension.Address]), c => Assert.True(string.IsNullOrEmpty(c.Formula) && c.Hyperlink is null));
    }

    [Fact]
    public void Its_notes_say_what_was_asked_for_what_is_counted_and_what_has_to_be_known()
    {
        using var package = Open(Page(Teams()));
        var sheet = package.Workbook.Worksheets["Notes"];
        var notes = Enumerable.Range(1, sheet.Dimension.End.Row).Where(r => sheet.Cells[r, 2].Text.Length > 0).ToLookup(r => sheet.Cells[r, 1].Text, r => sheet.Cells[r, 2].Text);

        Assert.Equal("Harbourshire & Sons", notes["Council"].Single());
        Assert.Equal("OFFICIAL–SENSITIVE", notes["Protective marking"].Single());
        Assert.Equal("http://localhost/teams?period=2019-08", notes["Address"].Single());
        Assert.Equal(("August 2019", "13 September 2019", "13 Sep, 02:04"), (notes["Period"].Single(), notes["As at"].Single(), notes["Last import"].Single()));
        Assert.Equal("Children’s social care", notes["Programme"].Single());
        Assert.Equal(Catalogue["grade-good"].Definition, notes[Catalogue["grade-good"].Name].Single());
        Assert.Contains("under 6", notes["Small numbers"].Single(), StringComparison.Ordinal);
        Assert.Contains("Only audits by a person.", notes["Teams hyperlink"].Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_sheets_are_such_as_a_workbook_can_have()
    {
        string[] titles = ["History: a/b*c?[d]\\'e'", new('W', 60), new string('W', 60) + "x", "👩‍👧", "teams", "Teams"];
        using var package = Open(Page([.. titles.Select((t, at) => Teams() with { Key = at.ToString(CultureInfo.InvariantCulture), Title = t })]));
        var names = package.Workbook.Worksheets.Select(s => s.Name).ToList();

        Assert.Equal(titles.Length + 1, names.Count);
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, n => Assert.True(n.Length is > 0 and <= 31 && n.IndexOfAny(['\\', '/', '?', '*', '[', ']', ':', '\'']) < 0, n));
    }

    [Fact]
    public void The_board_has_native_charts_with_the_colours_of_their_meanings_in_the_schemas_order()
    {
        using var package = Open(BoardPage.Of(FixedBoard.August2019));
        var charts = package.Workbook.Worksheets.SelectMany(s => s.Drawings.OfType<ExcelChart>()).ToList();

        Assert.Equal([eChartType.BarStacked100, eChartType.BarStacked100, eChartType.LineMarkers, eChartType.LineMarkers, eChartType.BarStacked100], charts.Select(c => c.ChartType));
        Assert.Equal(["1F7A5C", "E3AC41", "B3413A"], Elements(charts[0], "ser").Select(s => s.ChildNodes.OfType<XmlElement>().Single(e => e.LocalName == "spPr").InnerXml.Split("val=\"")[1][..6]));
        Assert.Equal(["Good", "Requires improvement", "Inadequate"], charts[0].Series.Cast<ExcelChartSerie>().Select(s => s.Header));
        Assert.Equal(["Good or better", "Average", "Lower limit", "Upper limit"], charts[2].Series.Cast<ExcelChartSerie>().Select(s => s.Header));
        Assert.Equal([3.0, 3.0, 3.0, 0.0, 1.0, 2.0], package.Workbook.Worksheets["Chart data"].Cells["B3:B8"].Select(c => (double)c.Value));
        Assert.All(charts, Ordered);
    }

    [Fact]
    public void Groups_beside_each_other_are_a_scatter_with_its_limits_and_shares_are_shaded()
    {
        var figure = FixedBoard.Share(3, 6);
        var funnel = Teams() with { Chart = new FunnelChart("Good", "audits", 0.4, [new(1, 0, 1, 0, 1), new(6, 0.1, 0.8, 0, 0.9)], [new("North", figure, Variation.Common, null)]) };
        var heat = Teams() with { Key = "heat", Title = "Heat", Chart = new HeatChart("Team", "Good", IsBad: true, ["Good"], [new("North", null, [new(figure, null)])]) };
        using var package = Open(Page(funnel, heat));

        var chart = (ExcelChart)package.Workbook.Worksheets["Teams hyperlink"].Drawings.Single();
        Assert.Equal([1, 5], Elements(chart, "scatterChart").Select(c => c.ChildNodes.OfType<XmlElement>().Count(e => e.LocalName == "ser")));
        Ordered(chart);
        var heated = package.Workbook.Worksheets["Heat"];
        Assert.All(new[] { 2, 3 }, row => Assert.Equal(ExcelFillStyle.Solid, heated.Cells[row, 5].Style.Fill.PatternType));
        Assert.NotEqual(heated.Cells[2, 5].Style.Fill.BackgroundColor.Rgb, heated.Cells[3, 5].Style.Fill.BackgroundColor.Rgb);
        Assert.Equal(ExcelFillStyle.None, heated.Cells[2, 1].Style.Fill.PatternType);
    }

    // Where an element stands before one that the schema puts first, spreadsheets drop the whole drawing.
    private static void Ordered(ExcelChart chart)
    {
        string[] order = ["idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dLbls", "cat", "val", "xVal", "yVal", "smooth"];
        foreach (var series in Elements(chart, "ser"))
        {
            var places = series.ChildNodes.OfType<XmlElement>().Select(e => Array.IndexOf(order, e.LocalName)).ToList();
            Assert.Equal(places.Order(), places);
            Assert.DoesNotContain(-1, places);
        }
    }

    private static IEnumerable<XmlElement> Elements(ExcelChart chart, string name) => chart.ChartXml.GetElementsByTagName("*").OfType<XmlElement>().Where(e => e.LocalName == name);

    private static Block Teams() => new("teams", "Teams: hyperlink", new Table(
        [Column.Text("team", "Team"), Column.Number("change", "Change"), Column.Text("month", "Month"), Column.Day("audited_on", "Audited"), Column.Figure("grade_good", "Good")],
        [
            Row.Of(Cell.Of("North"), Cell.Count(-5), Cell.Of(new Month(2019, 8)), Cell.Day(new DateOnly(2019, 8, 31)), Cell.Of(FixedBoard.Share(3, 6), MeasureUnit.Percent) with { Note = "19–81%" }),
            Row.Of(Cell.Of(Formula), Cell.None, Cell.None, Cell.Day(null), Cell.Of(FixedBoard.Share(1, 4), MeasureUnit.Percent)),
            Row.Of(Cell.Of("All"), Cell.Count(12), Cell.None, Cell.None, Cell.Of(null, MeasureUnit.Percent)) with { IsTotal = true },
        ])
    {
        Note = "Only audits by a person.",
    });

    private static ScorecardPage Page(params Block[] blocks) =>
        new(PageKind.All[0], FixedBoard.August2019.Head, new PageBody("Teams", [new Section("teams", null, blocks)]));

    private static ExcelPackage Open(ScorecardPage page)
    {
        using var file = new MemoryStream();
        PageWorkbook.Write(file, page, PageTables.Of(page), Catalogue, Head);
        return new ExcelPackage(new MemoryStream(file.ToArray()));
    }
}
