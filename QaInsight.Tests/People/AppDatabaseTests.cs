using Microsoft.Data.Sqlite;
using QaInsight.People;
using QaInsight.Tests.Commands;
using Xunit;

namespace QaInsight.Tests.People;

public sealed class AppDatabaseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qainsight-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Applies_each_script_once_however_many_start_together()
    {
        Parallel.For(0, 8, _ => Open());
        using var connection = Open().Open();
        var applied = connection.Rows("SELECT number, name FROM schema_script ORDER BY number", r => (r.GetInt32(0), r.GetString(1)));
        Assert.Equal((1, "0001-job-runs.sql"), applied[0]);
        Assert.Equal(applied.Distinct(), applied);
        Assert.Equal("wal", connection.Scalar<string>("PRAGMA journal_mode"));
    }

    [Fact]
    public void Refuses_what_a_newer_version_has_moved_on()
    {
        using (var connection = Open().Open())
            connection.Run("INSERT INTO schema_script (number, name, applied_at) VALUES (9999, '9999-later.sql', '')");
        var refusal = Assert.Throws<NewerDatabaseException>(Open);
        Assert.Contains("was last opened by a newer QaInsight", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_else_on_the_machine_may_read_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var connection = Open().Open();
        foreach (var file in Directory.EnumerateFiles(folder))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task What_another_process_writes_is_seen_however_often_this_one_opened_it()
    {
        using var connection = Open().Open();
        Assert.Equal(0, connection.Scalar<long>("SELECT count(*) FROM import_run"));
        // As each import does. Locks are the process's, and must not go when this is done.
        Open();
        var teams = Path.Combine(folder, "teams.csv");
        await File.WriteAllTextAsync(teams, "team,service\nA,S\n");
        for (var n = 1; n <= 2; n++)
        {
            Assert.Equal(0, (await TheProgram.Run("dotnet", TheProgram.CommandLine, "import", teams, "--warehouse", folder)).Code);
            Assert.Equal(n, connection.Scalar<long>("SELECT count(*) FROM import_run"));
        }
    }

    private AppDatabase Open() => new(folder, TimeProvider.System);
}
