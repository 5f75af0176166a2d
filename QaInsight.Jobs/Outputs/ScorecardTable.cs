using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>Writes a scorecard as CSV (a line a figure) or as text for a terminal (a table a row).</summary>
public static class ScorecardTable
{
    private static readonly string[] Headers = ["by", "period", "as_of", "programme", "key", "label", "measure", "name", "numerator", "denominator", "value", "display", "caution", "status"];

    /// <summary>What heads the words that mark a file as one that may be shared outside.</summary>
    public const string Sharing = "Sharing";

    public static void WriteCsv(TextWriter writer, Scorecard scorecard, Catalogue catalogue)
    {
        var table = new CsvTable(writer, scorecard.Sharing is null ? Headers : [.. Headers, "sharing"]);
        var request = scorecard.Request;
        foreach (var row in scorecard.Rows.Append(scorecard.Total))
        {
            foreach (var (key, figure) in row.Figures)
            {
                table.Write([
                    ByWords.Of(request.By), request.Period.ToString(), request.AsOf.ToIso(), request.Programme, row.Key, row.Label, key, catalogue[key].Name,
                    Plain(figure.Numerator), Plain(figure.Denominator), Plain(figure.Value), figure.Display, figure.Caution ?? "", ScorecardJson.Status(figure.Status) ?? "",
                    .. scorecard.Sharing is { } sharing ? [sharing] : Array.Empty<string>(),
                ]);
            }
        }
    }

    public static void WriteText(TextWriter writer, Scorecard scorecard, Catalogue catalogue)
    {
        var request = scorecard.Request;
        if (scorecard.Sharing is { } sharing)
            writer.WriteLine(sharing);
        writer.WriteLine($"{request.Programme}, {request.Period.Label}, as at {request.AsOf.ToWords()}");
        foreach (var row in scorecard.Rows.Append(scorecard.Total))
        {
            writer.WriteLine();
            writer.WriteLine(row.Label == row.Key || row.Key == ScorecardRow.TotalKey ? row.Label : $"{row.Label} ({row.Key})");
            foreach (var group in row.Figures.GroupBy(f => catalogue[f.Key].Group))
            {
                writer.WriteLine($"  {group.Key.Name}");
                foreach (var (key, figure) in group)
                    writer.WriteLine($"    {catalogue[key].Name,-48}{figure.Display,8}  {Said(figure)}".TrimEnd());
            }
        }
    }

    public static string Plain(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    private static string Said(Figure figure) => string.Join(
        "  ",
        new[] { figure.Denominator is null ? "" : $"{Plain(figure.Numerator)} of {Plain(figure.Denominator)}", figure.Caution ?? "", ScorecardJson.Status(figure.Status) ?? "" }.Where(w => w.Length > 0));
}
