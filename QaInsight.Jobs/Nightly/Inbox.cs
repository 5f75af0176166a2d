using Microsoft.Extensions.Configuration;

namespace QaInsight.Nightly;

/// <param name="Quiet">How long a file must have stayed as it is before it is taken.</param>
public sealed record InboxOptions(TimeSpan Quiet)
{
    public const string Section = "QaInsight:Inbox";

    public InboxOptions() : this(TimeSpan.FromSeconds(10))
    {
    }

    public static InboxOptions From(IConfiguration configuration) =>
        configuration.GetValue<int?>(Section + ":QuietSeconds") is { } seconds ? new(TimeSpan.FromSeconds(Math.Max(0, seconds))) : new();
}

public sealed record LeftFile(string Name, string Why);

/// <param name="Paths">What may be imported.</param>
/// <param name="Left">What stays where it is, and why.</param>
public sealed record Taking(IReadOnlyList<string> Paths, IReadOnlyList<LeftFile> Left);

/// <summary>
/// <c>data/inbox</c>, into which anybody may drop anything at any time. Only finished files are taken, and only of the kinds
/// that can be extracts.
/// </summary>
public sealed class Inbox(string dataFolder, InboxOptions options, TimeProvider time)
{
    public const string StillWritten = "still being written";

    private const string ReasonSuffix = ".reason.txt";
    private static readonly string[] Kinds = [".csv", ".xlsx"];
    private static readonly string[] UnfinishedStarts = [".", "~$"];
    private static readonly string[] UnfinishedEnds = [".part", ".filepart", ".tmp", ".crdownload"];

    public string Folder { get; } = Path.Combine(Path.GetFullPath(dataFolder), "inbox");

    /// <summary>Looks twice, some seconds apart: a file's own time cannot be trusted, for it may come from another clock.</summary>
    public async Task<Taking> TakeAsync(CancellationToken stop)
    {
        Directory.CreateDirectory(Folder);
        var candidates = new List<(FileInfo File, (long, DateTime) Before)>();
        var left = new List<LeftFile>();
        foreach (var entry in new DirectoryInfo(Folder).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            if (entry.Name.EndsWith(ReasonSuffix, StringComparison.OrdinalIgnoreCase))
                continue;
            if (WhyLeft(entry) is { } why)
                left.Add(new LeftFile(SafeName.Of(entry.Name), why));
            else
                candidates.Add(((FileInfo)entry, State((FileInfo)entry)));
        }

        if (candidates.Count > 0)
            await Task.Delay(options.Quiet, time, stop);

        var paths = new List<string>();
        foreach (var (file, before) in candidates)
        {
            file.Refresh();
            if (!file.Exists)
                continue;
            if ((State(file) == before ? WhyNotOpened(file) : StillWritten) is { } why)
                left.Add(new LeftFile(SafeName.Of(file.Name), why));
            else
                paths.Add(file.FullName);
        }

        return new Taking(paths, left);
    }

    private static (long, DateTime) State(FileInfo file) => (file.Length, file.LastWriteTimeUtc);

    private static string? WhyLeft(FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            return "a link, which is not followed";
        if (entry is not FileInfo)
            return "a folder, which is not looked into";
        if (UnfinishedStarts.Any(s => entry.Name.StartsWith(s, StringComparison.Ordinal)) || UnfinishedEnds.Any(e => entry.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            return StillWritten;
        if (Kinds.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
            return null;
        Explain(entry, "It is neither a CSV file nor an Excel workbook (.xlsx).", "Save it as one of these, put that into the inbox, and take this file away.");
        return "neither .csv nor .xlsx";
    }

    private static string? WhyNotOpened(FileInfo file)
    {
        try
        {
            // For writing too: opening a pipe for reading alone would wait for ever for its other end.
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            return stream.CanSeek ? null : "not a file";
        }
        catch (UnauthorizedAccessException)
        {
            Explain(file, "The server's account may not open it.", "Give that account the right to read and to write the file; it is taken on the next night.");
            return "not readable and writable for the server";
        }
        catch (IOException)
        {
            return StillWritten;
        }
    }

    private static void Explain(FileSystemInfo file, string why, string next)
    {
        try
        {
            // Never over what is there: neither a reason that was given before, nor whatever a link of this name points to.
            using var stream = new FileStream(file.FullName + ReasonSuffix, FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(stream);
            writer.Write(Reason.Text(file.Name, "was not taken from the inbox", why, next));
        }
        catch (IOException)
        {
            // The reason stands there already, or there is no room for it: the run log has it too.
        }
        catch (UnauthorizedAccessException)
        {
            // The inbox is read-only for the server: the run log has it too.
        }
    }
}
