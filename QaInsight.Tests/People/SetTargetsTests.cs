using Microsoft.Data.Sqlite;
using QaInsight.People;
using Xunit;

namespace QaInsight.Tests.People;

public sealed class SetTargetsTests : IDisposable
{
    private static readonly Reader Ann = new("ann", "Ann");
    private static readonly TargetAim Five = new(5.5m, 10, null, "Lower", "Percent", "Local");

    private readonly string folder = Directory.CreateTempSubdirectory("qainsight-").FullName;
    private readonly AppDatabase database;
    private readonly SetTargets targets;

    public SetTargetsTests()
    {
        database = new AppDatabase(folder, TimeProvider.System);
        targets = new SetTargets(database);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_row_is_read_as_it_was_added()
    {
        var row = Row(Five) with { Undoes = null };
        var id = targets.Add(Ann, row, seen: 0)!.Value;

        Assert.Equal(row with { Id = id, SetBy = "ann", SetByName = "Ann" }, targets.Of("late-rate").Single());
        Assert.Empty(targets.Of("grade-good"));
    }

    [Fact]
    public void The_newest_row_of_a_day_stands_unless_it_took_back()
    {
        var first = targets.Add(Ann, Row(Five), 0)!.Value;
        var second = targets.Add(Ann, Row(Five with { Value = 6 }), first)!.Value;
        var other = targets.Add(Ann, Row(null) with { From = new DateOnly(2027, 4, 1) }, second)!.Value;
        Assert.Equal([second, other], Standing());

        targets.Add(Ann, Row(null) with { IsBack = true }, other);
        Assert.Equal([other], Standing());
        Assert.Equal([4, 3, 2, 1], targets.Of("late-rate").Select(r => r.Id));
        Assert.Equal([4, 3], targets.Latest(2).Select(r => r.Id));
    }

    [Fact]
    public async Task Of_two_who_set_at_once_one_is_told()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => targets.Add(Ann, Row(Five), seen: 0))));

        Assert.Single(added, a => a is not null);
        Assert.Single(targets.Of("late-rate"));
    }

    [Theory]
    [InlineData("UPDATE target_set SET reason = 'another'")]
    [InlineData("DELETE FROM target_set")]
    [InlineData("INSERT OR REPLACE INTO target_set SELECT * FROM target_set")]
    public void Nothing_that_was_set_can_be_changed_or_deleted(string sql)
    {
        targets.Add(Ann, Row(Five), 0);
        using var connection = database.Open();

        Assert.Throws<SqliteException>(() => connection.Run(sql));
        Assert.Equal("As agreed", targets.Of("late-rate").Single().Reason);
    }

    [Fact]
    public void Each_change_is_another_edition_and_nothing_else_is_read_meanwhile()
    {
        var people = new PeopleSet(database);
        var before = people.Since(null)!;
        Assert.Null(people.Since(before.Edition));
        targets.Add(Ann, Row(Five), 0);
        var after = people.Since(before.Edition)!;

        Assert.NotEqual(before.Edition, after.Edition);
        Assert.Equal((0, 1), (before.Targets.Count, after.Targets.Count));
        Assert.Null(people.Since(after.Edition));
    }

    private List<int> Standing() => [.. new PeopleSet(database).Since(null)!.Targets.Select(r => r.Id)];

    private static TargetRow Row(TargetAim? aim) =>
        new(0, "late-rate", new DateOnly(2026, 10, 1), aim, IsBack: false, "As agreed", "no target", null, new DateTimeOffset(2026, 9, 14, 9, 0, 0, TimeSpan.Zero), "", "");
}
