using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.Nightly.Quality;
using QaInsight.People;
using Xunit;

namespace QaInsight.Tests.Nightly.Quality;

public sealed class TargetDeskTests : IDisposable
{
    private const string Key = "grade-inadequate";

    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly Reader Ann = new("ann", "Ann");
    private static readonly Catalogue Catalogue = Catalogue.Load(TestWarehouse.ReferenceFolder);

    private readonly string folder = Directory.CreateTempSubdirectory("qainsight-").FullName;
    private readonly FakeTime clock = new(new DateTimeOffset(2026, 9, 14, 9, 0, 0, TimeSpan.Zero));
    private readonly SetTargets rows;
    private readonly SetByPeople people;
    private readonly TargetDesk desk;

    public TargetDeskTests()
    {
        var database = new AppDatabase(folder, clock);
        (rows, people) = (new SetTargets(database), new SetByPeople(database, TestWarehouse.ReferenceFolder));
        desk = new TargetDesk(rows, people, Catalogue, clock);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_is_set_holds_at_once_and_keeps_what_it_replaced_and_why()
    {
        desk.Set(Ann, To(8), "A step  on the way", seen: 0);
        desk.Set(Ann, To(5), "Sooner than that", seen: 1);

        Assert.Equal(10, people.Now.Figures.Targets.For(Key, October.AddDays(-1))!.Value);
        Assert.Equal(5, people.Now.Figures.Targets.For(Key, October)!.Value);
        Assert.Equal(
            ["8% or less, near it up to 20% (set here)|Sooner than that|Ann", "10% or less, near it up to 20% (the council’s file)|A step on the way|Ann"],
            rows.Of(Key).Select(r => $"{r.Replaced}|{r.Reason}|{r.SetByName}"));
    }

    [Fact]
    public void Taken_back_what_held_before_holds_again_and_the_history_stays()
    {
        desk.Set(Ann, To(5), "Set", 0);
        desk.TakeBack(Ann, rows.Of(Key)[0], "The board thought again", 1);

        Assert.Equal((10, false), (people.Now.Figures.Targets.For(Key, October)!.Value, people.Now.Figures.Targets.For(Key, October)!.IsSetHere));
        Assert.Equal(["taken back: The board thought again", "5% or less, near it up to 20%: Set"], rows.Of(Key).Select(r => $"{TargetDesk.Says(r)}: {r.Reason}"));
        Assert.Empty(TargetDesk.Standing(rows.Of(Key)));
    }

    [Fact]
    public void An_undo_puts_back_what_stood_and_can_be_undone()
    {
        desk.Set(Ann, To(8), "First", 0);
        desk.Set(Ann, To(5), "Second", 1);
        desk.Undo(Ann, rows.Of(Key)[0]);
        Assert.Equal((8, "First"), (people.Now.Figures.Targets.For(Key, October)!.Value, people.Now.Figures.Targets.For(Key, October)!.Reason));

        desk.Undo(Ann, rows.Of(Key)[0]);
        Assert.Equal(5, people.Now.Figures.Targets.For(Key, October)!.Value);
        Assert.Equal([3, 2], rows.Of(Key).Take(2).Select(r => r.Undoes ?? 2));
    }

    [Fact]
    public void An_undo_of_the_first_takes_it_back()
    {
        desk.Set(Ann, To(8), "First", 0);
        desk.Undo(Ann, rows.Of(Key)[0]);

        Assert.Equal(10, people.Now.Figures.Targets.For(Key, October)!.Value);
        Assert.Equal("Undone: First", rows.Of(Key)[0].Reason);
        Assert.Equal(2, rows.Of(Key).Count);
    }

    [Fact]
    public void Only_the_newest_can_be_undone_and_nobody_sets_over_what_they_have_not_seen()
    {
        desk.Set(Ann, To(8), "First", 0);
        var first = rows.Of(Key)[0];
        desk.Set(Ann, To(5), "Second", 1);

        Assert.Throws<ChangedMeanwhileException>(() => desk.Undo(Ann, first));
        Assert.Throws<ChangedMeanwhileException>(() => desk.Set(Ann, To(3), "Third", seen: 1));
        Assert.Throws<ChangedMeanwhileException>(() => desk.TakeBack(Ann, first, "No", seen: 1));
        Assert.Equal(2, rows.Of(Key).Count);
    }

    [Fact]
    public void A_measures_target_is_told_with_the_one_that_comes()
    {
        desk.Set(Ann, To(5), "Set", 0);
        var told = desk.All(October.AddDays(-1)).Single(t => t.Measure.Key == Key);

        Assert.Equal((10, 5, October), (told.Now!.Value, told.Next!.Value, told.Next.From));
        Assert.DoesNotContain(desk.All(October), t => t.Measure.Key == "audits-allocated");
    }

    private static TargetFrom To(decimal value) => new(Key, October, new Target(Key, value, 20, Better.Lower, MeasureUnit.Percent, TargetSource.Local, "typed"));
}
