using System.Text.Json.Serialization;

namespace QaInsight.Measures;

/// <summary>What one of a figure is. The reference files write percents as percent numbers (90), never as fractions (0.9).</summary>
public enum MeasureUnit
{
    [JsonStringEnumMemberName("percent")]
    Percent,

    [JsonStringEnumMemberName("count")]
    Count,

    [JsonStringEnumMemberName("rate per 10,000")]
    RatePer10000,

    [JsonStringEnumMemberName("ratio")]
    Ratio,
}
