using QaInsight.People;
using QaInsight.People.Accounts;
using Xunit;

namespace QaInsight.Tests.Commands;

public sealed class UserCommandTests : IDisposable
{
    private const string Ann = "ann@council.example";

    private readonly CommandRunner shell = new();

    private AccountBook Accounts => new(new AppDatabase(shell.Warehouse, TimeProvider.System));

    [Fact]
    public void Somebody_is_added_listed_disabled_and_reset()
    {
        var added = shell.Run("user", "add", Ann, "--name", "Ann Lee", "--role", "service-manager", "--service", "Safeguarding", "--administrator");
        Assert.Equal(0, added.Code);
        Assert.Contains("/account/password?key=", added.Out, StringComparison.Ordinal);
        Assert.Equal($"{Ann}\tAnn Lee\tservice-manager, administrator\tSafeguarding\tlocal\tinvited", shell.Run("user", "list").Out.Trim());

        shell.Run("user", "add", "ben@council.example", "--name", "Ben", "--administrator");
        Assert.Equal((0, ""), (shell.Run("user", "disable", Ann).Code, shell.Run("user", "disable", Ann).Out));
        Assert.True(Accounts.FindByEmail(Ann)!.IsDisabled);
        var reset = shell.Run("user", "reset", Ann);
        Assert.Contains("/account/password?key=", reset.Out, StringComparison.Ordinal);
        Assert.NotEqual(added.Out, reset.Out);
        Assert.False(Accounts.FindByEmail(Ann)!.IsDisabled);
    }

    [Theory]
    [InlineData(1, "There is no account", "user", "disable", "nobody@council.example")]
    [InlineData(1, "Choose a role", "user", "add", Ann, "--name", "Ann")]
    [InlineData(1, "Choose which services or teams", "user", "add", Ann, "--name", "Ann", "--role", "team-manager")]
    [InlineData(2, "There is no role", "user", "add", Ann, "--name", "Ann", "--role", "king")]
    public void What_cannot_be_done_is_said_in_plain_words(int code, string says, params string[] arguments)
    {
        var said = shell.Run(arguments);
        Assert.Equal((code, ""), (said.Code, said.Out));
        Assert.StartsWith(says, said.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        shell.Dispose();
    }
}
