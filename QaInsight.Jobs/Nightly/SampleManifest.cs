using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaInsight.Nightly;

/// <summary>What <c>sample.json</c> says beside a made-up council's extracts.</summary>
/// <param name="Council">The made-up council's name.</param>
/// <param name="ReportingDay">The day on which the sample is shown, so that it does not age.</param>
public sealed record SampleManifest(string Council, DateOnly ReportingDay)
{
    private const string FileName = "sample.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>Null where the folder holds no made-up council.</summary>
    public static SampleManifest? Find(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) ? JsonSerializer.Deserialize<SampleManifest>(File.ReadAllBytes(path), Options) : null;
    }

    public ImportRequest Request(string folder, string source, DateOnly today) => new([folder], source, ReportingDay, IsSample: true) { Today = today };
}
