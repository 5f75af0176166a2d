using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OfficeOpenXml;
using QaInsight.Measures;

namespace QaInsight.Tests.Web.Live;

/// <summary>Figures as somebody reads them, by measure: what is shown, and what is counted over what.</summary>
internal static class Shown
{
    private static readonly Dictionary<string, string> Keys = Catalogue.Load(TestWarehouse.ReferenceFolder).All.ToDictionary(m => m.Name, m => m.Key);

    /// <summary>The tiles' and the table's, without what was left to a word.</summary>
    public static SortedDictionary<string, string> OnPage(IParentNode page)
    {
        var figures = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tile in page.QuerySelectorAll(".tile"))
            figures[Keys[tile.QuerySelector("h2, h3")!.TextContent]] = $"{tile.QuerySelector(".figure b")!.TextContent} {Counted(tile.QuerySelector(".figure span")!.TextContent)}".TrimEnd();
        foreach (var row in page.QuerySelectorAll(".know tbody tr"))
            figures[Keys[row.QuerySelector("th")!.TextContent]] = $"{row.QuerySelector("b")!.TextContent} {Counted(row.QuerySelector(".counted")!.TextContent)}".TrimEnd();
        return figures;
    }

    public static SortedDictionary<string, string> InJson(string json, IEnumerable<string> wanted)
    {
        using var document = JsonDocument.Parse(json);
        var measures = document.RootElement.GetProperty("total").GetProperty("measures");
        return new SortedDictionary<string, string>(
            wanted.ToDictionary(k => k, k => Said(measures.GetProperty(k).GetProperty("display").GetString()!, Number(measures.GetProperty(k).GetProperty("numerator")), Number(measures.GetProperty(k).GetProperty("denominator")))),
            StringComparer.Ordinal);
    }

    public static SortedDictionary<string, string> InWorkbook(string path, IEnumerable<string> wanted)
    {
        using var package = new ExcelPackage(new FileInfo(path));
        var sheet = package.Workbook.Worksheets["Scorecard"];
        var figures = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var line = 2; line <= sheet.Dimension.End.Row; line++)
        {
            if (Keys.TryGetValue(sheet.Cells[line, 1].Text, out var key) && wanted.Contains(key))
                figures[key] = Said(sheet.Cells[line, 2].Value is double value ? Display(value, sheet.Cells[line, 4].Value is null) : "–", (decimal?)(double?)sheet.Cells[line, 3].Value, (decimal?)(double?)sheet.Cells[line, 4].Value);
        }

        return figures;
    }

    /// <summary>Of a row, its cells' texts.</summary>
    public static string Text(IElement element) => element is IHtmlTableRowElement row ? string.Join(' ', row.Cells.Select(Text)) : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>As a spreadsheet shows a number under its format.</summary>
    public static string Display(decimal value, string format) => format switch
    {
        "0%" => Math.Round(value * 100, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) + "%",
        "0.0" => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture),
        _ => Math.Round(value, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture),
    };

    private static string Display(double value, bool isCount) =>
        isCount ? value.ToString(CultureInfo.InvariantCulture) : Math.Round(((decimal)value) * 100, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) + "%";

    // A page says of an empty share that there was nothing; the others say 0 of 0.
    private static string Said(string display, decimal? numerator, decimal? denominator) => display == "–" || denominator is null ? display : string.Create(CultureInfo.InvariantCulture, $"{display} {numerator:0} of {denominator:0}");

    private static string Counted(string detail) => string.Join(' ', detail.Split(' ').Take(3)) is var counted && counted.Contains(" of ", StringComparison.Ordinal) && !counted.StartsWith("0 of 0", StringComparison.Ordinal) && char.IsDigit(counted[0]) ? counted : "";

    private static decimal? Number(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetDecimal();
}
