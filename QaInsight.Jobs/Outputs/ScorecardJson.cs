using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>Writes a scorecard as the contract's JSON document: the same from the command line and from the API.</summary>
public static class ScorecardJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Write(Stream stream, Scorecard scorecard)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("by", ByWords.Of(scorecard.Request.By));
        json.WriteString("period", scorecard.Request.Period.ToString());
        json.WriteString("asOf", scorecard.Request.AsOf.ToIso());
        json.WriteString("programme", scorecard.Request.Programme);
        if (scorecard.Sharing is { } sharing)
            json.WriteString("sharing", sharing);
        json.WriteStartArray("rows");
        foreach (var row in scorecard.Rows)
            Write(json, row);
        json.WriteEndArray();
        json.WritePropertyName("total");
        Write(json, scorecard.Total);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ScorecardRow row)
    {
        json.WriteStartObject();
        json.WriteString("key", row.Key);
        json.WriteString("label", row.Label);
        json.WriteStartObject("measures");
        foreach (var (key, figure) in row.Figures)
        {
            json.WriteStartObject(key);
            Number(json, "numerator", figure.Numerator);
            Number(json, "denominator", figure.Denominator);
            Number(json, "value", figure.Value);
            json.WriteString("display", figure.Display);
            json.WriteString("caution", figure.Caution);
            json.WriteString("status", Status(figure.Status));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static string? Status(TargetStatus? status) => status?.ToString().ToLowerInvariant();

    // Without a decimal's trailing noughts.
    private static void Number(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } given)
            json.WritePropertyName(name);
        else
            json.WriteNull(name);
        if (number is { } value)
            json.WriteRawValue(value.ToString("0.############################", CultureInfo.InvariantCulture));
    }
}
