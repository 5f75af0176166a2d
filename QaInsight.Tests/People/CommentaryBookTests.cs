using Microsoft.Data.Sqlite;
using QaInsight.People;
using Xunit;

namespace QaInsight.Tests.People;

public sealed class CommentaryBookTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 9, 0, 0, TimeSpan.Zero);
    private static readonly Reader Ann = new("ann", "Ann");
    private static readonly Reader Ben = new("ben", "Ben");
    private static readonly CommentaryOn Authority = new("late-rate", 202608, 202608, "Children's Social Care", null, []);

    private readonly string folder = Directory.CreateTempSubdirectory("qainsight-").FullName;
    private readonly AppDatabase database;
    private readonly CommentaryBook book;

    public CommentaryBookTests()
    {
        database = new AppDatabase(folder, TimeProvider.System);
        book = new CommentaryBook(database);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_version_is_read_as_it_was_written_and_an_edit_is_another()
    {
        var says = new CommentaryWords("Line one\nline two", "Head of service", "Look again", new DateOnly(2026, 10, 1));
        Assert.Equal(1, book.Write(Ann, Authority, says, 0, Now));
        Assert.Equal(2, book.Write(Ben, Authority, Words("Shorter"), 1, Now.AddHours(1)));
        Assert.Equal(3, book.Write(Ann, Authority, null, 2, Now.AddHours(2)));

        Assert.Equal(
            [
                new CommentaryRow(3, "late-rate", 202608, 202608, Authority.Programme, null, null, null, Now.AddHours(2), "ann", "Ann"),
                new CommentaryRow(2, "late-rate", 202608, 202608, Authority.Programme, null, null, Words("Shorter"), Now.AddHours(1), "ben", "Ben"),
                new CommentaryRow(1, "late-rate", 202608, 202608, Authority.Programme, null, null, says, Now, "ann", "Ann"),
            ],
            book.Of(Authority));
    }

    [Fact]
    public void Each_subject_has_versions_of_its_own()
    {
        CommentaryOn[] subjects =
        [
            Authority, Authority with { Measure = null }, Authority with { Measure = "grade-good" }, Authority with { From = 202606 }, Authority with { From = 202607, To = 202607 },
            Authority with { Programme = "all" }, Authority with { Service = "North" }, Authority with { TeamNames = ["North"] },
        ];
        foreach (var subject in subjects)
            Assert.NotNull(book.Write(Ann, subject, Words(subject.ToString()), seen: 0, Now));

        Assert.All(subjects, s => Assert.Equal(s.ToString(), book.Of(s).Single().Says!.Words));
        Assert.Equal(subjects.Length, new PeopleSet(database).Since(null)!.Commentary.Count);
        Assert.Single(book.Of(Authority with { Service = "NORTH" }));
    }

    [Fact]
    public void A_team_takes_its_commentary_along_to_its_new_name()
    {
        book.Write(Ann, Authority with { TeamNames = ["Old"] }, Words("As Old"), 0, Now);
        var renamed = Authority with { TeamNames = ["New", "Old"] };

        Assert.Equal("As Old", book.Of(renamed).Single().Says!.Words);
        Assert.Null(book.Write(Ann, renamed, Words("As New"), seen: 0, Now));
        Assert.NotNull(book.Write(Ann, renamed, Words("As New"), seen: 1, Now));
        Assert.Equal([("New", "As New"), ("Old", "As Old")], book.Of(renamed).Select(r => (r.Team!, r.Says!.Words)));
    }

    [Fact]
    public async Task Of_two_who_write_at_once_one_is_told()
    {
        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => book.Write(Ann, Authority, Words($"{n}"), 0, Now))));

        Assert.Single(written, w => w is not null);
        Assert.Single(book.Of(Authority));
    }

    [Theory]
    [InlineData("UPDATE commentary SET words = 'another'")]
    [InlineData("DELETE FROM commentary")]
    [InlineData("INSERT OR REPLACE INTO commentary SELECT * FROM commentary")]
    public void Nothing_that_was_written_can_be_changed_or_deleted(string sql)
    {
        book.Write(Ann, Authority, Words("As it is"), 0, Now);
        using var connection = database.Open();

        Assert.Throws<SqliteException>(() => connection.Run(sql));
        Assert.Equal("As it is", book.Of(Authority).Single().Says!.Words);
    }

    [Fact]
    public void Each_version_is_another_edition()
    {
        var people = new PeopleSet(database);
        var before = people.Since(null)!.Edition;
        book.Write(Ann, Authority, Words("x"), 0, Now);

        Assert.Equal("x", people.Since(before)!.Commentary.Single().Says!.Words);
        Assert.NotEqual(before, people.Since(before)!.Edition);
    }

    private static CommentaryWords Words(string words) => new(words, null, null, null);
}
