using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using OfficeOpenXml;
using QaInsight.Measures;
using QaInsight.Outputs;
using QaInsight.Scorecards.Pages;
using QaInsight.Web;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>
/// One figure, whoever asks: every measure of the catalogue in the API and in every format of the command line, and every
/// figure of every page, in its page, its CSV and its workbook, against the answer to the question that it leads to.
/// </summary>
[Collection(SampleSite.Name)]
public sealed class ParityTests(LiveSite site)
{
    private const string Day = "2026-09-13";

    private static readonly Catalogue Catalogue = Catalogue.Load(TestWarehouse.ReferenceFolder);

    public static TheoryData<string> Selections =>
    [
        "period=2026-08", "period=FY2025-26", "period=2026-07&programme=Early+Help", "period=2026-06&service=Care+Leavers", "period=2026-06&asOf=2026-07-01", "period=FY2026-27-Q1&programme=all",
    ];

    [Theory]
    [MemberData(nameof(Selections))]
    public async Task Every_measure_is_the_same_in_the_api_and_in_each_format_of_the_command_line(string selection)
    {
        var expected = InJson(await site.Api("board?" + selection));
        Assert.Equal(Catalogue.All.Select(m => m.Key), expected.Keys);

        string[] asked = ["scorecard", "board", .. Arguments(selection)];
        Assert.Equal(expected, InJson(site.Run([.. asked, "--format", "json"])));
        Assert.Equal(expected, Csv(site.Run([.. asked, "--format", "csv"])).ToDictionary(r => r["measure"], r => $"{r["display"]} {r["numerator"]}/{r["denominator"]}"));
        var path = Path.Combine(site.Warehouse, $"{Guid.NewGuid()}.xlsx");
        site.Run([.. asked, "--format", "xlsx", "--output", path]);
        using var package = new ExcelPackage(new FileInfo(path));
        var sheet = package.Workbook.Worksheets["Scorecard"];
        Assert.Equal(expected.Values, Enumerable.Range(2, expected.Count).Select(line => InSheet(sheet, line, 2)));
    }

    [Theory]
    [MemberData(nameof(Selections))]
    public async Task Every_figure_of_every_page_is_the_answer_to_the_question_that_it_leads_to(string selection)
    {
        var scorecards = site.Scorecards;
        var answers = new Dictionary<string, SortedDictionary<string, string>>();
        foreach (var word in PageKind.All.Where(k => k.InNavigation).Prepend(PageKind.Board).Select(k => k.Word))
        {
            var page = scorecards.Page(PageAddress.Read(word, f => Words(selection).GetValueOrDefault(f)))!;
            var figures = PageTables.Of(page).SelectMany(b => b.Table.Rows.SelectMany(r => b.Table.Columns.Zip(r.Cells, (column, cell) => (b.Key, Row: r.Cells[0].Text, Column: column.Key, Cell: cell))))
                .Where(c => c.Cell is { Figure: not null, Place: { Page: "rows", IsNarrowed: false, Part: null or "numerator" } }).ToList();
            foreach (var (key, row, column, cell) in figures)
            {
                var question = cell.Place!.To("board").ToString();
                if (!answers.TryGetValue(question, out var answer))
                    answers[question] = answer = InJson(await site.Api(question));
                Assert.Equal((word, key, row, column, answer[cell.Place!.Of!]), (word, key, row, column, Said(cell.Figure!)));
            }
        }

        Assert.NotEmpty(answers);
    }

    [Theory]
    [MemberData(nameof(Selections))]
    public async Task Every_table_is_the_same_on_its_page_in_its_csv_and_in_its_workbook(string selection)
    {
        var scorecards = site.Scorecards;
        using var client = site.CreateClient();
        foreach (var word in PageKind.All.Where(k => k.InNavigation).Prepend(PageKind.Board).Select(k => k.Word))
        {
            var page = scorecards.Page(PageAddress.Read(word, f => Words(selection).GetValueOrDefault(f)))!;
            var cells = PageTables.Of(page).SelectMany(b => b.Table.Rows.SelectMany(r => b.Table.Columns.Zip(r.Cells).Skip(1).Select(c => (b.Key, Row: r.Cells[0].Text, Column: c.First.Key, Cell: c.Second)))).ToList();

            var csv = Csv((await client.GetStringAsync(new Uri($"/{word}.csv?{selection}", UriKind.Relative))).TrimStart('\uFEFF'));
            Assert.Equal(
                cells.Select(c => $"{c.Key} {c.Column} {(c.Cell.Figure is { } figure ? Said(figure) : c.Cell.Text + " /")}"),
                csv.Where(r => r["table"] != PageCsv.Filters).Select(r => $"{r["table"]} {r["column"]} {r["display"].TrimStart('\'')} {r["numerator"]}/{r["denominator"]}"));

            using var package = new ExcelPackage(new MemoryStream(await client.GetByteArrayAsync(new Uri($"/{word}.xlsx?{selection}", UriKind.Relative))));
            Assert.Equal(cells.Where(c => c.Cell.Figure is not null).Select(c => Said(c.Cell.Figure!)), PageTables.Of(page).SelectMany((block, at) => InSheet(package.Workbook.Worksheets[at], block)));

            var (_, shown) = await site.Get(new PageAddress(word).Href() + "?" + selection);
            foreach (var table in shown.QuerySelectorAll("table[data-sortable]"))
            {
                var rows = page.Blocks.Single(b => b.Key == table.GetAttribute("data-sortable")).Table.Rows;
                Assert.All(rows.Zip(table.QuerySelectorAll("tbody tr")), r => Assert.All(r.First.Cells.Zip(r.Second.Children), c => Assert.StartsWith(OnPage(c.First), Shown.Text(c.Second), StringComparison.Ordinal)));
            }
        }
    }

    private static Dictionary<string, string> Words(string selection) => selection.Split('&').Select(w => w.Split('=')).ToDictionary(w => w[0], w => Uri.UnescapeDataString(w[1].Replace('+', ' ')));

    private static IEnumerable<string> Arguments(string selection) =>
        Words(selection).Append(new("asOf", Day)).DistinctBy(w => w.Key).SelectMany(w => new[] { w.Key == "asOf" ? "--as-of" : "--" + w.Key, w.Value });

    private static SortedDictionary<string, string> InJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        var order = Catalogue.All.Select((m, at) => (m.Key, at)).ToDictionary(m => m.Key, m => m.at);
        return new SortedDictionary<string, string>(
            document.RootElement.GetProperty("total").GetProperty("measures").EnumerateObject().ToDictionary(m => m.Name, m => $"{m.Value.GetProperty("display").GetString()} {m.Value.GetProperty("numerator")}/{m.Value.GetProperty("denominator")}"),
            Comparer<string>.Create((one, other) => order[one].CompareTo(order[other])));
    }

    private static string Said(Figure figure) => $"{figure.Display} {ScorecardTable.Plain(figure.Numerator)}/{ScorecardTable.Plain(figure.Denominator)}";

    private static string OnPage(Cell cell) => cell.Figure is { Denominator: > 0 } figure
        ? $"{cell.Text} {InPlainWords.Count(figure.Numerator ?? 0)} of {InPlainWords.Count(figure.Denominator.Value)}"
        : string.Join(' ', cell.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A figure's columns come one after the other; a column with notes takes one more.
    private static IEnumerable<string> InSheet(ExcelWorksheet sheet, Block block)
    {
        for (var row = 0; row < block.Table.Rows.Count; row++)
        {
            var place = 1;
            for (var at = 0; at < block.Table.Columns.Count; at++)
            {
                var isFigure = block.Table.Columns[at].Kind == ColumnKind.Figure;
                if (isFigure && block.Table.Rows[row].Cells[at].Figure is not null)
                    yield return InSheet(sheet, row + 2, place);
                place += (isFigure ? 3 : 1) + (block.Table.Rows.Any(r => r.Cells[at].Note is not null) ? 1 : 0);
            }
        }
    }

    private static string InSheet(ExcelWorksheet sheet, int line, int column) =>
        $"{(sheet.Cells[line, column].Value is double value ? Shown.Display((decimal)value, sheet.Cells[line, column].Style.Numberformat.Format) : sheet.Cells[line, column].Text)} {Plain(sheet.Cells[line, column + 1].Value)}/{Plain(sheet.Cells[line, column + 2].Value)}";

    private static string Plain(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static List<Dictionary<string, string>> Csv(string text)
    {
        using var reader = CsvReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        string[] columns = text[..text.IndexOf("\r\n", StringComparison.Ordinal)].Split(',');
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(columns.ToDictionary(c => c, c => reader.GetString(c)));
        return rows;
    }
}

/// <summary>The sample council's site, for all tests that only read it.</summary>
[CollectionDefinition(Name)]
public sealed class SampleSite : ICollectionFixture<LiveSite>
{
    public const string Name = "sample site";
}
