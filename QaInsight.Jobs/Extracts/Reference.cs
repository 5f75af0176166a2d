using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaInsight.Extracts;

/// <summary>A grading scale of <c>scales.json</c>, best label first.</summary>
public sealed record Scale(string Key, string Name, IReadOnlyList<ScaleLabel> Labels);

/// <param name="Band"><c>good or better</c>, <c>below good</c>, or null on a scale that does not grade practice.</param>
/// <param name="Ofsted">One of Ofsted's four, where the scale tells them apart.</param>
/// <param name="Rank">Comparable across scales; higher is better.</param>
public sealed record ScaleLabel(string Label, IReadOnlyList<string> Aliases, string? Band, string? Ofsted, int Rank);

/// <summary>A legal status as the council shows it; a status that is not listed shows as itself.</summary>
public sealed record LegalStatusName(string Code, string Label, int Order);

/// <summary>The files of <c>data/reference</c> that say how extracts are read.</summary>
public sealed record Reference(IReadOnlyList<Scale> Scales, IReadOnlyList<LegalStatusName> LegalStatuses, IReadOnlyList<Profile> Profiles)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="ReferenceException">A file is missing or is not as it should be; the message names it.</exception>
    public static Reference Load(string folder)
    {
        var mappings = Path.Combine(folder, "mappings");
        var profiles = Directory.Exists(mappings) ? Directory.EnumerateFiles(mappings, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return new Reference(
            Read<ScalesFile>(Path.Combine(folder, "scales.json")).Scales,
            Read<LegalStatusesFile>(Path.Combine(folder, "legal-statuses.json")).LegalStatuses,
            [.. profiles.SelectMany(f => Read<ProfileFile>(f).Profiles(Path.GetFileNameWithoutExtension(f)))]);
    }

    private static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options) ?? throw new JsonException("The file is empty.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ReferenceException($"The reference file {path} cannot be used: {e.Message}", e);
        }
    }

    private sealed record ScalesFile(string? About, IReadOnlyList<Scale> Scales);

    private sealed record LegalStatusesFile(string? About, IReadOnlyList<LegalStatusName> LegalStatuses);
}

/// <summary>A reference file cannot be read.</summary>
public sealed class ReferenceException(string message, Exception inner) : Exception(message, inner);
