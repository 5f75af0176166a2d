using Microsoft.Data.Sqlite;
using QaInsight.People;
using Xunit;

namespace QaInsight.Tests.People;

public sealed class SavedViewsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 9, 13, 9, 0, 0, TimeSpan.Zero);
    private static readonly Reader Ann = new("ann", "Ann");
    private static readonly Reader Ben = new("ben", "Ben");

    private readonly string folder = Directory.CreateTempSubdirectory("qainsight-").FullName;
    private readonly SavedViews views;

    public SavedViewsTests() => views = new SavedViews(new AppDatabase(folder, TimeProvider.System));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_reader_finds_their_own_and_what_others_share()
    {
        views.Save(Ann, "b", "board", shared: false, Now);
        var shared = views.Save(Ann, "A", "teams", shared: true, Now);
        views.Save(Ben, "c", "board", shared: false, Now);

        Assert.Equal(["A", "b"], views.For(Ann).Select(v => v.Name));
        Assert.Equal(["A", "c"], views.For(Ben).Select(v => v.Name));
        Assert.True(views.Share(Ann, shared.Id, shared: false));
        Assert.Equal(["c"], views.For(Ben).Select(v => v.Name));
    }

    [Fact]
    public void Only_their_owner_changes_them()
    {
        var view = views.Save(Ann, "Teams", "teams", shared: true, Now);

        Assert.False(views.Rename(Ben, view.Id, "Mine"));
        Assert.False(views.Share(Ben, view.Id, shared: false));
        Assert.False(views.Delete(Ben, view.Id));
        Assert.Equal(view, views.For(Ben).Single());
        Assert.True(views.Delete(Ann, view.Id));
        Assert.Empty(views.For(Ann));
    }

    [Theory]
    [InlineData("TEAMS")]
    [InlineData(" teams  ")]
    [InlineData("Ｔeams")]
    public void Names_that_read_the_same_are_the_same(string again)
    {
        var first = views.Save(Ann, "Teams", "teams", shared: false, Now);
        var other = views.Save(Ann, "Other", "teams", shared: false, Now);

        Assert.Throws<ViewNameException>(() => views.Save(Ann, again, "board", shared: false, Now));
        Assert.Throws<ViewNameException>(() => views.Rename(Ann, other.Id, again));
        Assert.True(views.Rename(Ann, first.Id, again));
        Assert.Equal(again.Trim(), views.Save(Ben, again, "board", shared: false, Now).Name);
    }

    [Fact]
    public void A_name_has_a_length()
    {
        Assert.Equal(80, views.Save(Ann, new string('n', 80), "board", shared: false, Now).Name.Length);
        Assert.Contains("at most 80 characters; this one has 81", Assert.Throws<ViewNameException>(() => views.Save(Ann, new string('n', 81), "board", shared: false, Now)).Message, StringComparison.Ordinal);
    }
}
