using System.Text.Encodings.Web;
using System.Text.Json;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>Writes a list as the contract's JSON document: a row is an object with the extract's column names.</summary>
public static class ListJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Default };

    public static void Write(Stream stream, RowList list)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("what", list.What);
        json.WriteString("period", list.Request.Period.ToString());
        json.WriteString("asOf", list.Request.AsOf.ToIso());
        json.WriteStartArray("rows");
        foreach (var row in list.Table.Rows)
        {
            json.WriteStartObject();
            for (var at = 0; at < row.Count; at++)
            {
                json.WritePropertyName(list.Table.Columns[at]);
                JsonSerializer.Serialize(json, row[at]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
