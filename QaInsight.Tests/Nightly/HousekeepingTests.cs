using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using QaInsight.Nightly;
using QaInsight.Nightly.Retention;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Tests.Nightly.Erasures;
using Xunit;

namespace QaInsight.Tests.Nightly;

/// <summary>What the night forgets, by its settings.</summary>
public sealed class HousekeepingTests : IDisposable
{
    private readonly TestWarehouse warehouse = new();
    private readonly FakeTime time = new(new DateTimeOffset(2026, 6, 30, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Lines_of_who_looked_go_after_as_long_as_the_setting_says()
    {
        var log = new LookLog(Database, time);
        time.Set(new DateTimeOffset(2025, 12, 29, 1, 0, 0, TimeSpan.Zero));
        log.Note(Erased.Administrator, LookKind.View, "six months and a day ago");
        time.Set(new DateTimeOffset(2025, 12, 31, 1, 0, 0, TimeSpan.Zero));
        log.Note(Erased.Administrator, LookKind.View, "not yet six months ago");
        time.Set(new DateTimeOffset(2026, 6, 30, 1, 0, 0, TimeSpan.Zero));

        var told = await Run(("LookLogMonths", "6"));

        Assert.Equal("1 lines of who looked, older than 6 months, 0 sessions and 0 mails forgotten; children’s rows are kept without an end", told);
        Assert.Equal(["not yet six months ago"], log.Find(new LookQuestion(), 10).Select(l => l.What));
    }

    [Fact]
    public async Task Childrens_rows_go_by_theirs()
    {
        warehouse.Teams("A");
        warehouse.Write("audits.csv", Imported.Audits, "a1,c1,2024-05,A,CIN,completed", "a2,c2,2024-06,A,CIN,completed");
        warehouse.ImportKept(warehouse.Inbox);

        Assert.EndsWith("rows of children from before June 2024 no longer say who they are about (run 1)", await Run(("ChildrensRowsMonths", "24")), StringComparison.Ordinal);
        Assert.Equal(["c2"], warehouse.Query("SELECT child_id FROM fct_audit WHERE child_id NOT LIKE 'anon-%'"));
        Assert.EndsWith("no child’s rows are from before June 2024 alone", await Run(("ChildrensRowsMonths", "24")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LookLogMonths", "5")]
    [InlineData("LookLogMonths", "two years")]
    [InlineData("ChildrensRowsMonths", "23")]
    [InlineData("ChildrensRowsMonths", "-1")]
    public void A_setting_that_makes_no_sense_is_refused_by_its_name(string setting, string value) =>
        Assert.Contains($"QaInsight:Retention:{setting} is '{value}': give a number of months", Assert.Throws<FormatException>(() => Options((setting, value))).Message, StringComparison.Ordinal);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        warehouse.Dispose();
    }

    private AppDatabase Database => new(warehouse.Folder.Root, time);

    private static RetentionOptions Options((string Name, string Value) setting) =>
        RetentionOptions.From(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>($"QaInsight:Retention:{setting.Name}", setting.Value)]).Build());

    private Task<string> Run((string Name, string Value) setting)
    {
        var options = Options(setting);
        var desk = new RetentionDesk(warehouse.Folder, TestWarehouse.ReferenceFolder, options, time);
        return new HousekeepingJob(new LookLog(Database, time), new Sessions(Database, new SessionLimits(TimeSpan.MaxValue, TimeSpan.MaxValue), time), new DeliveryLog(Database), new OutboxFolder(Path.Combine(warehouse.Folder.Root, OutboxFolder.Name), new MailOptions(), time), new JobRunLog(Database), desk, options, time, NullLogger<HousekeepingJob>.Instance).RunAsync(CancellationToken.None);
    }
}
