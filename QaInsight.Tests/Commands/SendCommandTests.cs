using QaInsight.Commands;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using QaInsight.Tests.Nightly.Sending;
using Xunit;

namespace QaInsight.Tests.Commands;

/// <summary><c>send</c>: what is due, one now, and a dry run that writes files and notes nothing.</summary>
public sealed class SendCommandTests : IDisposable
{
    private readonly PostRoom room = new();
    private readonly Subscription subscription;

    public SendCommandTests()
    {
        var (ann, sam) = (room.Person("Ann", Role.Board), room.Person("Sam", Role.ServiceManager, "Safeguarding"));
        subscription = room.Subscribe(room.Person("Quinn", Role.QualityAssurance), [ann, sam]);
        room.Month("2026-10");
        room.Import();
        room.Time.Set(new DateTimeOffset(2026, 11, 13, 12, 0, 0, TimeSpan.Zero));
    }

    private string Outbox => Path.Combine(room.Warehouse.Folder.Root, OutboxFolder.Name);

    [Fact]
    public void A_dry_run_writes_the_messages_to_a_folder_and_changes_nothing()
    {
        var folder = Path.Combine(room.Warehouse.Inbox, "mails");
        var (code, said) = Run("send", "--dry-run", folder);

        Assert.True(code == Exit.Done, said);
        Assert.Equal(2, Directory.GetFiles(folder, "*.eml").Length);
        Assert.Contains("sam@council.example: OFFICIAL–SENSITIVE: Teams – October 2026", said, StringComparison.Ordinal);
        Assert.Empty(room.Log(subscription));
        Assert.False(Directory.Exists(Outbox));
        Assert.Equal(2, Directory.GetFiles(folder, "*.eml").Length);
    }

    [Fact]
    public void What_is_due_goes_out_once()
    {
        Assert.Equal((Exit.Done, "2 mails sent, 0 left out, 0 held, 0 to be tried again, 0 failed.\n"), Run("send"));
        Assert.Equal((Exit.Done, "Nothing was due.\n"), Run("send"));
        Assert.Equal(2, Directory.GetFiles(Outbox, "*.eml").Length);
    }

    [Fact]
    public void One_of_them_now_whether_or_not_it_is_due()
    {
        room.Time.Set(new DateTimeOffset(2026, 11, 5, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(Exit.Done, Run("send").Code);
        Assert.Empty(room.Log(subscription));

        Assert.Equal((Exit.Done, "2 mails sent, 0 left out, 0 held, 0 to be tried again, 0 failed.\n"), Run("send", "--subscription", "1"));
        Assert.Equal(["Ann 2026-10 Sent", "Sam 2026-10 Sent"], room.Log(subscription).Order());
    }

    [Fact]
    public void A_dry_run_of_one_shows_it_before_its_day()
    {
        room.Time.Set(new DateTimeOffset(2026, 11, 5, 12, 0, 0, TimeSpan.Zero));
        var folder = Path.Combine(room.Warehouse.Inbox, "mails");

        Assert.Equal(Exit.Done, Run("send", "--subscription", "1", "--dry-run", folder).Code);
        Assert.Equal(2, Directory.GetFiles(folder, "*.eml").Length);
        Assert.Empty(room.Log(subscription));
    }

    [Theory]
    [InlineData("There is no subscription 99.", "send", "--subscription", "99")]
    [InlineData("There is no subscription 99.", "send", "--subscription", "99", "--dry-run")]
    public void What_is_not_there_is_a_bad_argument(string says, params string[] arguments)
    {
        var (code, said) = Run(arguments);
        Assert.Equal(Exit.BadArguments, code);
        Assert.Contains(says, said, StringComparison.Ordinal);
    }

    public void Dispose() => room.Dispose();

    private (int Code, string Said) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run([.. arguments, "--warehouse", room.Warehouse.Folder.Root], new CommandConsole(output, error, room.Time, IsWatched: false));
        Assert.Empty(output.ToString());
        return (code, error.ToString());
    }
}
