using QaInsight.Extracts;
using QaInsight.Warehouse;

namespace QaInsight.Nightly;

/// <param name="Left">What had to stay in the inbox, and why.</param>
public sealed record Filed(IReadOnlyList<string> Archived, IReadOnlyList<string> Quarantined, IReadOnlyList<LeftFile> Left);

/// <summary>
/// Moves what an import has read out of the inbox: <c>archive/2019-09-13/0123456789ab-audits.csv</c>, or the same under
/// <c>quarantine</c> with its reason beside it. After a kill between import and move the same bytes are found again, import
/// as nothing, and are moved then.
/// </summary>
public sealed class Filing(string dataFolder)
{
    private readonly string root = Path.GetFullPath(dataFolder);

    /// <summary>Where a file belongs. Its name holds its fingerprint, so that no two contents ever meet in one place.</summary>
    public string PathFor(FileOutcome file, DateOnly day) => Path.Combine(
        root,
        file.State == FileState.Quarantined ? "quarantine" : "archive",
        day.ToIso(),
        $"{(IsUnread(file) ? $"unread-{Guid.NewGuid():N}"[..19] : file.Sha256[..SourceFile.FingerprintLength])}-{SafeName.Of(SourceFile.NameOf(file.Path))}");

    public Filed MoveAway(IEnumerable<FileOutcome> files, DateOnly day)
    {
        var filed = (Archived: new List<string>(), Quarantined: new List<string>(), Left: new List<LeftFile>());
        // A workbook has an outcome a sheet, and moves once.
        foreach (var file in files.DistinctBy(f => f.Path))
        {
            var target = PathFor(file, day);
            if (TryMove(file, target, day) is { } why)
                filed.Left.Add(new LeftFile(SafeName.Of(Path.GetFileName(file.Path)), why));
            else if (file.State == FileState.Quarantined)
                filed.Quarantined.Add(target);
            else
                filed.Archived.Add(target);
        }

        foreach (var folder in filed.Archived.Concat(filed.Quarantined).Select(p => Path.GetDirectoryName(p)!).Distinct())
            DirectorySync.Flush(folder);
        return new Filed(filed.Archived, filed.Quarantined, filed.Left);
    }

    private static string? TryMove(FileOutcome file, string target, DateOnly day)
    {
        try
        {
            if (new FileInfo(file.Path) is not { Exists: true, LinkTarget: null })
                return "no longer there";
            // Whoever put another file of this name there while the import ran must not see it filed unread.
            if (!IsUnread(file) && Files.Sha256(file.Path) != file.Sha256)
                return "changed while it was imported; the next run reads it again";
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (file.Erasure is not null && (IsFiledAlready(file, target) || !Erasures.KeptFiles.PutWithout(file.Path, target, file.Erasure).IsNone))
            {
                File.Delete(file.Path);
                return null;
            }

            // Before the move: a kill between the two must not leave a file that nobody can explain.
            if (file.State == FileState.Quarantined)
                File.WriteAllText(target + ".reason.txt", Explanation(file, day));
            // What is there already is the same bytes, or part of them after a kill between two disks.
            File.Move(file.Path, target, overwrite: true);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"could not be moved: {failure.Message}";
        }
    }

    // What lies there may be without rows and names that this copy holds still.
    private static bool IsFiledAlready(FileOutcome file, string target) => file.State == FileState.Unchanged && File.Exists(target);

    // Too large, say: nobody knows its fingerprint.
    private static bool IsUnread(FileOutcome file) => file.Sha256.Length == 0;

    private static string Explanation(FileOutcome file, DateOnly day) => Reason.Text(
        Path.GetFileName(file.Path),
        $"was set aside on {day.ToWords()}",
        file.Reason ?? "It could not be read.",
        $"Mend the file, or ask for the export again, and put it into the inbox: it is read on the next night. Then this copy may be deleted.{(IsUnread(file) ? "" : $"{Environment.NewLine}{Environment.NewLine}Fingerprint (SHA-256): {file.Sha256}")}");
}
