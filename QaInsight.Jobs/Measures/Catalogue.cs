using System.Text.Json;
using System.Text.Json.Serialization;
using QaInsight.Measures.Counts;

namespace QaInsight.Measures;

/// <summary>Every measure there is, in the order in which they are shown.</summary>
public sealed class Catalogue
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly Dictionary<string, Measure> byKey;

    private Catalogue(IEnumerable<Measure> measures)
    {
        All = [.. measures];
        byKey = All.ToDictionary(m => m.Key);
    }

    public IReadOnlyList<Measure> All { get; }

    public Measure this[string key] => byKey[key];

    public bool Has(string key) => byKey.ContainsKey(key);

    /// <summary>The measures of audits and of what follows them, and the performance indicators of <c>indicators.json</c>.</summary>
    /// <exception cref="InvalidDataException">The file cannot be used; the message names it.</exception>
    public static Catalogue Load(string referenceFolder) => new(
    [
        .. AuditMeasures.Activity, .. AuditMeasures.Grades, .. AuditMeasures.Moderation, .. AuditMeasures.VoicesHeard,
        .. FollowUpMeasures.Actions, .. FollowUpMeasures.Concerns, .. Indicators(Path.Combine(referenceFolder, "indicators.json")),
    ]);

    private static IEnumerable<Measure> Indicators(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize<IndicatorsFile>(File.ReadAllBytes(path), Options) ?? throw new JsonException("The file is empty.");
            return [.. file.Indicators.Select(i => i.ToMeasure())];
        }
        catch (Exception e) when (e is JsonException or IOException or FormatException)
        {
            throw new InvalidDataException($"The reference file {path} cannot be used: {e.Message}", e);
        }
    }

    private sealed record IndicatorsFile(string? About, IReadOnlyList<Indicator> Indicators);

    private sealed record Indicator(string Key, string Name, string Definition, string WhyItMatters, string Unit, string Better, string Counting, string Source, string? Published = null, string? BesideDomain = null)
    {
        public Measure ToMeasure()
        {
            var unit = Unit switch
            {
                "percent" => MeasureUnit.Percent,
                "count" => MeasureUnit.Count,
                "rate per 10,000" => MeasureUnit.RatePer10000,
                "ratio" => MeasureUnit.Ratio,
                _ => throw new FormatException($"{Key}: '{Unit}' is no unit."),
            };
            var months = Counting switch
            {
                "flow" => MonthsCounted.Period,
                "stock" => MonthsCounted.Last,
                _ => throw new FormatException($"{Key}: '{Counting}' is neither flow nor stock."),
            };
            return new Measure(
                Key, Name, MeasureGroup.Performance, new SpecialCount(Key, Definition), unit == MeasureUnit.Count ? null : new SpecialCount(Key, ""), Enum.Parse<Better>(Better, ignoreCase: true), WhyItMatters)
            {
                Unit = unit,
                Months = months,
                Source = Source,
                Published = Published,
                BesideDomain = BesideDomain,
                InWords = Definition,
            };
        }
    }
}
