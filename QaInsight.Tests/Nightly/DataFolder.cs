using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using QaInsight.Nightly;
using QaInsight.People;

namespace QaInsight.Tests.Nightly;

/// <summary>A data folder of its own for a test, with what the jobs need in it.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly List<IDisposable> held = [];

    public string Path { get; } = Directory.CreateTempSubdirectory("qainsight-").FullName;

    public string Inbox => Directory.CreateDirectory(System.IO.Path.Combine(Path, "inbox")).FullName;

    public string Drop(string name, string text = "team,service\nNorth,Care\n")
    {
        var path = System.IO.Path.Combine(Inbox, name);
        File.WriteAllText(path, text);
        return path;
    }

    public JobRunLog Log(TimeProvider time) => new(new AppDatabase(Path, time));

    /// <summary>As a process of its own would have it, so that two stand for a web server and a worker.</summary>
    public JobRunner Runner(TimeProvider time, ScheduleOptions schedule, params INightlyJob[] jobs)
    {
        var runLock = new RunLock(Path);
        held.Add(runLock);
        return new JobRunner(jobs, schedule, Log(time), runLock, time, NullLogger<JobRunner>.Instance);
    }

    public string[] Files(string folder)
    {
        var root = System.IO.Path.Combine(Path, folder);
        return !Directory.Exists(root) ? [] : [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    public void Dispose()
    {
        held.ForEach(h => h.Dispose());
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
