using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>Whoever follows a measure is told when something begins, once, and when it is over; small numbers are never told.</summary>
public sealed class AlertTests : IDisposable
{
    private static readonly PageAddress Inadequate = new("measure") { Of = "grade-inadequate" };

    private readonly PostRoom room = new();
    private readonly Account sam;

    public AlertTests() => sam = room.Person("Sam", Role.ServiceManager, "Safeguarding");

    [Fact]
    public async Task A_month_beyond_the_limits_is_told_once_and_so_is_its_end()
    {
        for (var month = new QaInsight.Warehouse.Month(2025, 3); month < new QaInsight.Warehouse.Month(2026, 8); month = month.Add(1))
        {
            room.Month(month.ToString(), each: 19);
            room.Month(month.ToString(), each: 1 + (month.Index % 2), grade: "Inadequate");
        }

        room.Import();
        Follow(Inadequate);
        await room.Pass();
        Assert.Empty(room.Kept.Letters);

        room.Month("2026-10", each: 10, grade: "Inadequate");
        room.Import();
        await room.PassAt(11, 3);
        await room.PassAt(11, 4);
        room.Import();
        await room.PassAt(11, 5);
        var told = Assert.Single(room.Kept.To(sam));
        Assert.StartsWith("OFFICIAL–SENSITIVE: Alert: Inadequate (as at", told.Body.Subject, StringComparison.Ordinal);
        Assert.Contains("October 2026: 100% (10 of 10). That is more than chance: above the limits.", told.Body.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Court", told.Body.Html, StringComparison.Ordinal);

        room.Month("2026-11", each: 19);
        room.Month("2026-11", each: 1, grade: "Inadequate");
        room.Import();
        await room.PassAt(12, 3);
        await room.PassAt(12, 4);
        Assert.Contains("The figure is back within its usual range.", Assert.Single(room.Kept.To(sam).Skip(1)).Body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_that_stops_being_one_of_concern_is_told_too()
    {
        Follow(Inadequate);
        room.Month("2026-10", each: 3, grade: "Inadequate");
        room.Import();
        await room.PassAt(11, 3);
        Assert.Contains("North is a team of concern: three or more audits graded inadequate in six months.", Assert.Single(room.Kept.To(sam)).Body.Html, StringComparison.Ordinal);

        foreach (var month in new[] { "2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04" })
            room.Month(month);
        room.Time.Set(new DateTimeOffset(2027, 5, 3, 12, 0, 0, TimeSpan.Zero));
        room.Import();
        await room.Pass();
        Assert.Contains("North is no longer a team of concern.", room.Kept.To(sam)[^1].Body.Html, StringComparison.Ordinal);
        Assert.Equal(2, room.Kept.To(sam).Count);
    }

    [Fact]
    public async Task A_target_that_is_newly_missed_is_told_and_so_is_when_it_no_longer_is()
    {
        Follow(new PageAddress("measure") { Of = "grade-good-or-better", Service = "Safeguarding" });
        room.Month("2026-10", each: 8, grade: "RI");
        room.Import();
        await room.PassAt(11, 3);
        var told = Assert.Single(room.Kept.To(sam));
        Assert.Contains("Good or better, Safeguarding", told.Body.Subject, StringComparison.Ordinal);
        Assert.Contains("October 2026: 0% (0 of 8). The target is missed.", told.Body.Html, StringComparison.Ordinal);

        room.Month("2026-11");
        room.Import();
        await room.PassAt(12, 3);
        Assert.Contains("The target is no longer missed.", room.Kept.To(sam)[^1].Body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Small_numbers_are_not_told()
    {
        Follow(new PageAddress("measure") { Of = "grade-good-or-better" });
        room.Month("2026-10", each: 5, grade: "RI");
        room.Import();
        await room.PassAt(11, 3);

        Assert.Empty(room.Kept.Letters);
    }

    [Fact]
    public async Task A_child_of_concern_is_told_once_it_is_open_for_too_long_though_no_rows_come_in_and_no_id_is_kept()
    {
        Concerns("N1,CHILD-77,North,2026-10-01,", "N2,CHILD-78,Court,2026-10-01,");
        Follow(new PageAddress("measure") { Of = "concerns-open" }, days: 90);
        await room.PassAt(12, 29);
        Assert.Empty(room.Kept.Letters);
        await room.PassAt(12, 31);
        await room.PassAt(1, 1, year: 2027);
        var told = Assert.Single(room.Kept.To(sam));
        Assert.Contains("A child of concern in North has been open for more than 90 days, since 1 October 2026.", told.Body.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Court", told.Body.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("CHILD-77", File.ReadAllText(Path.Combine(room.Warehouse.Folder.Root, AppDatabase.FileName), System.Text.Encoding.Latin1), StringComparison.Ordinal);

        Concerns("N1,CHILD-77,North,2026-10-01,2027-01-02");
        await room.PassAt(1, 3, year: 2027);
        Assert.Contains("Over: A child of concern in North", room.Kept.To(sam)[^1].Body.Html, StringComparison.Ordinal);
        Assert.Equal(2, room.Kept.To(sam).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task Where_there_is_no_figure_nothing_is_over(int back)
    {
        Follow(new PageAddress("measure") { Of = "grade-good-or-better" });
        room.Month("2026-10", each: 8, grade: "RI");
        room.Import();
        await room.PassAt(11, 3);
        Assert.Single(room.Kept.Letters);

        if (back > 0)
            room.Month("2026-11", each: back);
        room.Import();
        await room.PassAt(12, 3);
        Assert.Single(room.Kept.Letters);
    }

    [Fact]
    public async Task Of_a_scope_that_is_theirs_no_more_nothing_is_told_not_even_that_it_is_over()
    {
        Concerns("N1,CHILD-77,North,2026-06-01,");
        Follow(Inadequate);
        Follow(new PageAddress("measure") { Of = "concerns-open" }, days: 90);
        room.Month("2026-10", each: 3, grade: "Inadequate");
        room.Import();
        await room.PassAt(11, 3);
        room.Kept.Letters.Clear();

        room.Move(sam, "Care Proceedings");
        await room.PassAt(11, 4);
        room.Month("2026-11");
        room.Import();
        await room.PassAt(12, 4);

        Assert.DoesNotContain(room.Kept.Letters, l => l.Body.Html.Contains("North", StringComparison.Ordinal));
        Assert.DoesNotContain(room.Get<WatchBook>().All().SelectMany(w => w.Signs), s => s.Says.Contains("North", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_sees_no_childs_row_is_told_that_there_is_one_and_nothing_of_it()
    {
        var dana = room.Person("Dana", Role.Board);
        Concerns("N1,CHILD-77,North,2026-10-01,");
        using (var moment = room.Get<MailMaker>().Open())
            room.Get<Watcher>().Follow(moment, dana.ToReader(), new PageAddress("measure") { Of = "concerns-open" }, 90);
        await room.PassAt(12, 31);

        var told = Assert.Single(room.Kept.To(dana));
        Assert.Contains("A child of concern has been open for more than 90 days.", told.Body.Html, StringComparison.Ordinal);
        Assert.Contains("(as at 31 December 2026)", told.Body.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("North", told.Body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_followed_and_no_longer_there_is_told_once_and_so_is_its_coming_back()
    {
        Follow(new PageAddress("measure") { Of = "grade-good-or-better", Service = "Safeguarding" });
        var services = File.ReadAllText(Path.Combine(room.Warehouse.Inbox, "teams.csv"));
        room.Warehouse.Write("teams.csv", services.TrimEnd().Replace("North,Safeguarding", "North,Family Help", StringComparison.Ordinal).Split('\n'));
        new QaInsight.Nightly.ImportRun(room.Warehouse.Folder, TestWarehouse.ReferenceFolder, room.Time).Run(
            new QaInsight.Nightly.ImportRequest([Path.Combine(room.Warehouse.Inbox, "teams.csv")], "test", QaInsight.Nightly.London.Today(room.Time)));
        await room.PassAt(11, 3);
        await room.PassAt(11, 4);

        // Nothing of the service is theirs now: the scope stays, what is followed is gone.
        Assert.Contains("What you follow is not there within what you see", Assert.Single(room.Kept.To(sam)).Body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void To_follow_again_with_other_days_is_the_same_watch()
    {
        var first = Follow(new PageAddress("measure") { Of = "concerns-open" }, days: 90);
        Assert.Equal(first, Follow(new PageAddress("measure") { Of = "concerns-open" }, days: 60));
        Assert.Equal(60, Assert.Single(room.Get<WatchBook>().All()).Days);
    }

    [Fact]
    public async Task What_stood_when_somebody_began_to_follow_is_not_told_as_new_and_whose_rights_have_changed_is_not_told()
    {
        room.Month("2026-10", each: 8, grade: "Inadequate");
        room.Import();
        Follow(Inadequate);
        await room.PassAt(11, 3);
        Assert.Empty(room.Kept.Letters);

        // Found out in one scope, and not sent before they were moved to another.
        room.Kept.Answer = _ => new Posted(PostOutcome.Deferred, "421");
        Follow(new PageAddress("measure") { Of = "grade-good-or-better" });
        room.Month("2026-11", each: 8, grade: "RI");
        room.Import();
        await room.PassAt(12, 3);
        room.Move(sam, "Care Proceedings");
        room.Kept.Letters.Clear();
        room.Kept.Answer = _ => new Posted(PostOutcome.Accepted, "250");
        await room.PassAt(12, 3, hour: 14);

        Assert.DoesNotContain(room.Kept.Letters, l => l.Body.Html.Contains("North", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_stops_following_or_leaves_is_told_nothing_more()
    {
        var watch = Follow(Inadequate);
        room.Get<WatchBook>().Stop(watch);
        Follow(new PageAddress("measure") { Of = "grade-good-or-better" });
        room.Disable(sam);
        room.Month("2026-10", each: 8, grade: "Inadequate");
        room.Import();
        await room.PassAt(11, 3);

        Assert.Empty(room.Kept.Letters);
        Assert.Empty(room.Get<WatchBook>().All());
    }

    public void Dispose() => room.Dispose();

    private int Follow(PageAddress address, int? days = null)
    {
        using var moment = room.Get<MailMaker>().Open();
        return room.Get<Watcher>().Follow(moment, sam.ToReader(), address, days);
    }

    private void Concerns(params string[] rows)
    {
        room.Warehouse.Write("concerns.csv", ["concern_id,child_id,team,opened_on,resolved_on", .. rows]);
        new QaInsight.Nightly.ImportRun(room.Warehouse.Folder, TestWarehouse.ReferenceFolder, room.Time).Run(
            new QaInsight.Nightly.ImportRequest([Path.Combine(room.Warehouse.Inbox, "concerns.csv")], "test", QaInsight.Nightly.London.Today(room.Time)));
    }
}
