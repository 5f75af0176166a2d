using System.Reflection;
using System.Text.Json;

namespace QaInsight.Extracts.Samples;

/// <summary>
/// Which services of the made-up council keep their audits in another system. The exports are the repository's own mapping
/// profiles turned round: nothing about them is said twice.
/// </summary>
internal static class OtherSystems
{
    private static readonly Dictionary<string, string> SystemOf = new() { [Services.EarlyHelp] = "mosaic", [Services.Disabilities] = "liquidlogic" };

    public static IEnumerable<string> Users => SystemOf.Keys;

    public static Profile Export(string service, string extract) => Profiles(SystemOf[service]).Single(p => p.Extract == extract);

    private static IEnumerable<Profile> Profiles(string system)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"mappings/{system}.json")!;
        return JsonSerializer.Deserialize<ProfileFile>(stream, JsonSerializerOptions.Web)!.Profiles(system);
    }
}
