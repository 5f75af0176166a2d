using Microsoft.Data.Sqlite;
using QaInsight.People;
using QaInsight.People.Accounts;
using Xunit;

namespace QaInsight.Tests.People.Accounts;

/// <summary>What becomes of an account when the council's directory says something else of its holder.</summary>
public sealed class FollowTests : IDisposable
{
    private static readonly AccountForm Manager = new("ann@council.example", "Ann", Role.ServiceManager, IsAdministrator: false, ["Care", "Assessment"], []);

    private readonly string folder = Directory.CreateTempSubdirectory("qainsight-").FullName;
    private readonly AccountBook accounts;
    private readonly Sessions sessions;
    private readonly Registrar registrar;
    private readonly LookLog log;

    public FollowTests()
    {
        var database = new AppDatabase(folder, TimeProvider.System);
        (accounts, log) = (new AccountBook(database), new LookLog(database, TimeProvider.System));
        sessions = new Sessions(database, new SessionLimits(TimeSpan.FromHours(1), TimeSpan.FromHours(1)), TimeProvider.System);
        registrar = new Registrar(accounts, new OneTimeLinks(database, TimeProvider.System), log, TimeProvider.System);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_same_again_ends_no_session_and_is_not_noted()
    {
        var (account, session) = SignedIn();
        registrar.Follow(account, Manager with { Services = ["Assessment", "Care"] });

        Assert.NotNull(sessions.Find(session));
        Assert.Single(log.Find(new LookQuestion(), 10));
    }

    [Fact]
    public void A_team_is_not_the_service_of_its_name()
    {
        var (account, session) = SignedIn();
        registrar.Follow(account, Manager with { Services = [], Teams = ["Assessment", "Care"] });

        Assert.Null(sessions.Find(session));
        Assert.Empty(accounts.Find(account.Id)!.Services);
        Assert.Equal(["Assessment", "Care"], accounts.Find(account.Id)!.Teams);
    }

    [Fact]
    public void Without_rights_nothing_is_left_but_the_account()
    {
        var (account, session) = SignedIn();
        registrar.Follow(account, form: null);

        var left = accounts.Find(account.Id)!;
        Assert.Null(sessions.Find(session));
        Assert.Equal((false, false, 0, 0), (left.IsDisabled, left.ToReader().May(Rights.Figures), left.Services.Count, left.Roles.Count));
        Assert.Equal("Changed Ann (ann@council.example), Service manager of Assessment, Care to Ann (ann@council.example), without rights", log.Find(new LookQuestion(), 1).Single().What);
    }

    private (Account Account, string Session) SignedIn()
    {
        var account = accounts.Find(registrar.Enter(Manager, AccountOrigin.Directory, "issuer ann").Id)!;
        return (account, sessions.Begin(account)!);
    }
}
