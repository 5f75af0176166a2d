using QaInsight.Extracts;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Erasures;

/// <summary>Files as councils gave them, where the server keeps them: archive, quarantine, inbox and what was left of uploads.</summary>
internal sealed class KeptFiles(WarehouseFolder folder, TimeProvider time)
{
    private const string Part = ".erasing";

    private const string NoteEnding = ".erased.txt";

    // By folder: for how long somebody may still be writing a file. It is then left, and the search says so.
    private static readonly (string Name, TimeSpan Quiet)[] Folders =
        [("archive", TimeSpan.Zero), ("quarantine", TimeSpan.Zero), ("inbox", TimeSpan.FromMinutes(1)), ("uploads", TimeSpan.FromHours(1))];

    /// <summary>The oldest day first, as they came in.</summary>
    public IReadOnlyList<string> All() =>
    [
        .. Folders.Select(f => (Path: Path.Combine(folder.Root, f.Name), f.Quiet)).Where(f => Directory.Exists(f.Path))
            .SelectMany(f => Directory.EnumerateFiles(f.Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
                .Order(StringComparer.Ordinal).Where(path => f.Quiet == TimeSpan.Zero || File.GetLastWriteTimeUtc(path) + f.Quiet < time.GetUtcNow().UtcDateTime)),
    ];

    /// <summary>Files that were filed away, with the day on which they came; the last of all days where a person put them there.</summary>
    public IReadOnlyList<(string Path, DateOnly Day, bool IsQuarantined)> Filed() =>
    [
        .. from path in All()
           let parts = NameOf(path).Split('/')
           where parts.Length > 2 && parts[0] is "archive" or "quarantine"
           let day = Days.TryParse(parts[1], out var read) ? read : DateOnly.MaxValue
           select (path, day, parts[0] == "quarantine"),
    ];

    /// <summary>A path below the warehouse's folder, as people read it.</summary>
    public string NameOf(string path) => Path.GetRelativePath(folder.Root, path).Replace('\\', '/');

    /// <summary>Takes erased children's rows out of a file, in one step.</summary>
    public static FileTraces Clean(string path, FileErasure erasure, Mention mention)
    {
        var traces = PutWithout(path, path, erasure);
        if (traces.IsWhole)
            File.Delete(path);
        if (mention.In(Path.GetFileName(path)))
            Rename(traces.IsWhole ? path + NoteEnding : path, mention);
        if (!traces.IsNone)
            DirectorySync.Flush(Path.GetDirectoryName(path)!);
        return traces;
    }

    /// <summary>Puts a file into its place without erased children's rows; where it goes whole, a note beside that place. Nothing where it has none.</summary>
    public static FileTraces PutWithout(string from, string target, FileErasure erasure)
    {
        var part = target + Part;
        var traces = erasure.Clean(from, part);
        if (traces.IsWhole)
            File.WriteAllText(part, Note(from));
        if (!traces.IsNone)
            Files.MoveWhole(part, traces.IsWhole ? target + NoteEnding : target);
        return traces;
    }

    /// <summary>Puts another content in a file's place, in one step; nothing where there is none to put.</summary>
    public static T Put<T>(string path, Func<string, T> write)
    {
        var part = path + Part;
        var told = write(part);
        if (File.Exists(part))
        {
            Files.MoveWhole(part, path);
            DirectorySync.Flush(Path.GetDirectoryName(path)!);
        }

        return told;
    }

    /// <summary>What a kill left half-written.</summary>
    public void Sweep()
    {
        foreach (var left in All().Where(f => f.EndsWith(Part, StringComparison.Ordinal)))
            File.Delete(left);
    }

    private static string Note(string path) => $"A file ({SafeName.Of(Path.GetExtension(path))}): it named a child whose rows were erased, and could not be read row by row. It was taken away whole.{Environment.NewLine}";

    private static void Rename(string path, Mention mention) =>
        File.Move(path, Path.Combine(Path.GetDirectoryName(path)!, SafeName.Of(mention.Replace(Path.GetFileName(path)))), overwrite: true);
}
