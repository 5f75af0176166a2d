using System.Diagnostics;
using QaInsight.Nightly;
using QaInsight.Nightly.Imports;
using QaInsight.Nightly.Keeping;
using QaInsight.People;
using QaInsight.Tests.Commands;
using QaInsight.Tests.Nightly;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Warehouse;

/// <summary>
/// The real program, killed a hundred times at random moments of an import: the build before is live, or the new one, and the next
/// import does its work. Two warehouses at once, each of which is killed in all the fifty times.
/// </summary>
public sealed class KillTests
{
    private const int Rows = 40;
    private const int KillsEach = 50;

    [Fact]
    public async Task AHundredKillsLeaveTheOldBuildOrTheNewOne()
    {
        var seed = Environment.TickCount;
        await Task.WhenAll(Enumerable.Range(seed, 2).Select(s => Task.Factory.StartNew(() => FiftyKills(s), TaskCreationOptions.LongRunning)));
    }

    private static void FiftyKills(int seed)
    {
        using var killed = new Killed(new Random(seed));
        var kills = 0;
        for (var round = 1; kills < KillsEach; round++)
        {
            try
            {
                kills += killed.Round(round) ? 1 : 0;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}, round {round}, {kills} kills before it: {e.Message}", e);
            }

            Assert.True(round < KillsEach * 4, $"Seed {seed}: {round} rounds gave {kills} kills; the rest were over too soon.");
        }

        killed.IsTidy();
    }

    private sealed class Killed : IDisposable
    {
        private readonly TestWarehouse warehouse = new();
        private readonly Random chance;
        private double usual = 400;
        private int whole;

        public Killed(Random chance)
        {
            this.chance = chance;
            Assert.Equal(0, Import(warehouse.Teams("A")).ExitCode);
        }

        /// <summary>An import by the program, killed; then one that is left alone.</summary>
        /// <returns>Whether it was killed before it ended.</returns>
        public bool Round(int round)
        {
            var path = warehouse.Write("actions.csv", [Imported.Actions, .. Enumerable.Range(1, Rows).Select(n => $"r{round}-{n},c{n},A,2026-05-01,2026-05-20")]);
            var before = warehouse.Folder.LiveId;
            var wasKilled = Kill(path);

            var live = warehouse.Folder.LiveId;
            var count = Count();
            Assert.True(count == whole || count == whole + Rows, $"{count} rows: a mix of {whole} and {whole + Rows}.");
            Assert.Equal(live == before, count == whole);
            Assert.Empty(WarehouseCheck.Faults(warehouse.Folder, _ => { }));

            Assert.Equal(0, Import(path).ExitCode);
            whole += Rows;
            Assert.Equal(whole, Count());
            return wasKilled;
        }

        /// <summary>Nothing of what was killed piles up, and every run that was cut short is known to have been.</summary>
        public void IsTidy()
        {
            var builds = warehouse.Folder.BuildIds();
            Assert.InRange(builds.Count, 1, 5);
            Assert.Equal(
                [.. builds.SelectMany(b => (string[])[b + ".db", b + ".seal"]), "current.copy.json", "current.json", "import.lock"],
                Directory.EnumerateFiles(warehouse.Folder.Builds).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
            Assert.DoesNotContain(Directory.EnumerateFiles(warehouse.Folder.Archive, "*", SearchOption.AllDirectories), f => f.Contains(".part", StringComparison.Ordinal));
            var runs = new ImportHistory(new AppDatabase(warehouse.Folder.Root, TimeProvider.System)).Recent(int.MaxValue, int.MaxValue);
            Assert.All(runs, r => Assert.Contains(r.Outcome!.Value, new[] { RunOutcome.AllIn, RunOutcome.NothingNew, RunOutcome.Abandoned }));
        }

        public void Dispose()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            warehouse.Dispose();
        }

        // One in five is killed anywhere from its first instruction on, the others once it has begun to make a build.
        private bool Kill(string path)
        {
            using var import = TheProgram.Start("import", path, "--warehouse", warehouse.Folder.Root);
            var clock = Stopwatch.StartNew();
            var anywhere = chance.Next(5) == 0;
            while (!anywhere && !import.HasExited && !Directory.EnumerateFiles(warehouse.Folder.Builds, "*.building").Any())
                Thread.Sleep(1);
            if (anywhere)
                clock.Restart();
            var from = clock.ElapsedMilliseconds;
            if (!import.WaitForExit(chance.Next((int)usual)))
            {
                import.Kill();
                import.WaitForExit();
                return true;
            }

            // What was left alone says how long the others may be.
            if (!anywhere)
                usual = Math.Clamp(clock.ElapsedMilliseconds - from, 50, 2000);
            return false;
        }

        private int Count() => int.Parse(warehouse.Query("SELECT count(*) FROM actions")[0], System.Globalization.CultureInfo.InvariantCulture);

        private ImportOutcome Import(string path) =>
            new QaInsight.Nightly.ImportRun(warehouse.Folder, TestWarehouse.ReferenceFolder, TimeProvider.System).Run(new ImportRequest([path], "test", warehouse.Today) { KeepCopies = true });
    }
}
