using System.Text.Json;
using System.Text.RegularExpressions;

namespace QaInsight.Warehouse;

/// <summary>
/// Which build is live, in a file that is moved into its place in one step. It is kept twice: whoever cannot read the first
/// must not have to guess, for the newest build may be one that was undone.
/// </summary>
internal sealed partial class LivePointer(string builds)
{
    public const string FileName = "current.json";

    private readonly string path = Path.Combine(builds, FileName);
    private readonly string twin = Path.Combine(builds, "current.copy.json");

    /// <summary>Null for both before anything was published.</summary>
    public (string? Build, string? Fault) Read()
    {
        if (!File.Exists(path) && !File.Exists(twin))
            return (null, null);
        return Read(path) is { } build ? (build, null) : (Read(twin), $"{path} does not name a build");
    }

    public void Move(string build)
    {
        foreach (var place in new[] { path, twin })
            Files.Put(place, Content(build));
        DirectorySync.Flush(builds);
    }

    public static byte[] Content(string build) => JsonSerializer.SerializeToUtf8Bytes(new { build });

    public static bool IsId(string text) => Id().IsMatch(text);

    private static string? Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.GetProperty("build").GetString() is { } build && IsId(build) ? build : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IOException)
        {
            return null;
        }
    }

    [GeneratedRegex("^b[0-9]{6,9}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
