using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaInsight.People.Accounts;

/// <summary>What somebody's groups in the council's directory give them.</summary>
/// <param name="Role">Of figures; null for an administrator alone.</param>
public sealed record GroupRights(Role? Role, bool IsAdministrator, IReadOnlyList<string> Services, IReadOnlyList<string> Teams);

/// <summary>
/// Which group of the council's directory gives which role, from the council's own file. An entry that is not understood stops
/// the load: one left out by a slip of spelling would shut its people out, one half understood might let them see too much.
/// </summary>
public sealed class GroupMapping
{
    public const string FileName = "directory-groups.json";

    /// <summary>Where there is no directory.</summary>
    public static readonly GroupMapping None = new([]);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false, NumberHandling = JsonNumberHandling.Strict };

    private readonly IReadOnlyList<GroupEntry> entries;

    private GroupMapping(IReadOnlyList<GroupEntry> entries) => this.entries = entries;

    /// <exception cref="InvalidDataException">The file is missing or is not as it should be; the message names the file, the line or the entry, and says what to do.</exception>
    public static GroupMapping Load(string path)
    {
        var file = Parse(path);
        Known(file.Others, path, "the file", "about, groups");
        if (file.Groups is not { Count: > 0 } groups)
            throw new InvalidDataException($"{path}: \"groups\" is missing or empty. Write an entry for each group that may sign in.");
        for (var at = 0; at < groups.Count; at++)
        {
            var label = $"entry {at + 1}{(groups[at]?.Group is { Length: > 0 } group ? $" (group {group})" : "")}";
            if (groups[at] is not { } entry)
                throw new InvalidDataException($"{path}: {label} is empty. Take it out.");
            Known(entry.Others, path, label, "group, name, role, administrator, services, teams");
            if (Fault(entry) is { } fault)
                throw new InvalidDataException($"{path}: {label}: {fault}");
            if (groups.Take(at).Any(g => g!.Group == entry.Group))
                throw new InvalidDataException($"{path}: {label} stands here already. Write each group once.");
        }

        return new GroupMapping([.. groups.OfType<GroupEntry>()]);
    }

    /// <summary>Whether the file names it; others are of no use here and need not be kept.</summary>
    public bool Names(string group) => entries.Any(e => e.Group == group);

    /// <summary>
    /// The first role in the file's order, with the services and teams of all their groups of that role, and of no other: what
    /// one role sees must not be seen with the rights of another. Null where no group of theirs gives anything.
    /// </summary>
    public GroupRights? Of(IReadOnlyCollection<string> groups)
    {
        var theirs = entries.Where(e => groups.Contains(e.Group)).ToList();
        if (theirs.Count == 0)
            return null;
        var role = theirs.Select(e => e.RoleOfFigures).FirstOrDefault(r => r is not null);
        var same = theirs.Where(e => role is not null && e.RoleOfFigures == role).ToList();
        return new GroupRights(role, theirs.Any(e => e.Administrator), Together(same, e => e.Services), Together(same, e => e.Teams));
    }

    // In one order whatever the file's: the same rights written otherwise are no change, and end nobody's session.
    private static List<string> Together(List<GroupEntry> entries, Func<GroupEntry, IReadOnlyList<string>?> names) => [.. entries.SelectMany(e => names(e) ?? []).Distinct().Order(StringComparer.Ordinal)];

    private static MappingFile Parse(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<MappingFile>(File.ReadAllBytes(path), Options) ?? throw new InvalidDataException($"{path}: the file holds one object, {{ \"groups\": [ … ] }}.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}, line {e.LineNumber + 1}{(e.Path is null or "$" ? "" : $", at {e.Path}")}: this is not JSON as the file should have it. Mend that line: names stand in quotation marks, several of them in [ ], and a comma between them.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} cannot be read: {(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "the site may not open it")}. Write it, or say where it is.", e);
        }
    }

    private static void Known(Dictionary<string, JsonElement>? others, string path, string where, string known)
    {
        if (others is { Count: > 0 })
            throw new InvalidDataException($"{path}: {where}: \"{others.Keys.First()}\" means nothing here. There are: {known}.");
    }

    private static string? Fault(GroupEntry entry)
    {
        if (string.IsNullOrWhiteSpace(entry.Group))
            return "it names no group. Write \"group\" as the directory sends it (Entra ID: the group’s object id).";
        if (entry.Role is { } key && !Role.OfFigures.Any(r => r.Key == key))
        {
            return key == Role.Administrator.Key
                ? "an administrator is written \"administrator\": true, beside a role or alone."
                : $"there is no role \"{key}\". There are: {string.Join(", ", Role.OfFigures)}.";
        }

        if (entry.RoleOfFigures is null && !entry.Administrator)
            return $"it gives nothing. Write \"role\" ({string.Join(", ", Role.OfFigures)}) or \"administrator\": true.";
        var names = (entry.Services ?? []).Concat(entry.Teams ?? []).ToList();
        if (names.Any(string.IsNullOrWhiteSpace))
            return "a service or team has no name. Write it as the teams’ extract does, or take it out.";
        return (entry.RoleOfFigures?.SeesAuthority, names.Count) switch
        {
            (false, 0) => $"a {entry.RoleOfFigures!.Name.ToLowerInvariant()} sees nothing without \"services\" or \"teams\". Name them.",
            (true, > 0) => $"{entry.RoleOfFigures!.Name} sees the whole authority, whatever \"services\" and \"teams\" say. Take them out, or choose another role.",
            (null, > 0) => "an administrator alone sees no figures. Write the \"role\" that sees these services and teams, or take them out.",
            _ => null,
        };
    }

    private sealed record MappingFile(IReadOnlyList<GroupEntry?>? Groups, string? About)
    {
        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Others { get; init; }
    }

    /// <param name="Name">For whoever reads the file: a directory's groups may be numbers.</param>
    private sealed record GroupEntry(string Group, string? Name, string? Role, bool Administrator, IReadOnlyList<string>? Services, IReadOnlyList<string>? Teams)
    {
        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Others { get; init; }

        [JsonIgnore]
        public People.Role? RoleOfFigures => People.Role.OfFigures.FirstOrDefault(r => r.Key == Role);
    }
}
