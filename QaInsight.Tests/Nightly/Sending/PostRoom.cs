using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QaInsight.Nightly;
using QaInsight.Nightly.Printing;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>
/// A council of two services with a team each, people of every role, a clock that stands still, and a post that keeps what it is given.
/// It is 2 November 2026, and September's audits are back.
/// </summary>
internal sealed class PostRoom : IDisposable
{
    private readonly ServiceProvider services;
    private readonly List<string> audits = [];

    public PostRoom(IPost? post = null, IPrinter? printer = null, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create<string, string?>(s.Name, s.Value)).Prepend(KeyValuePair.Create<string, string?>("QaInsight:Address", "https://qainsight.council.example"))).Build();
        var collection = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None)).AddSingleton<TimeProvider>(Time);
        collection.AddSingleton(post ?? Kept);
        collection.AddSingleton(printer ?? new NoPrinter());
        services = collection.AddSending(configuration, Warehouse.Folder.Root, TestWarehouse.ReferenceFolder).BuildServiceProvider();
        Month("2026-08");
        Month("2026-09");
        Import();
    }

    public TestWarehouse Warehouse { get; } = new();

    public FakeTime Time { get; } = new(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));

    public KeptPost Kept { get; } = new();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public SubscriptionBook Book => Get<SubscriptionBook>();

    /// <summary>So many audits of each team come back for a month.</summary>
    public void Month(string month, int each = 8, string grade = "Good")
    {
        foreach (var team in new[] { "North", "Court" })
        {
            for (var at = 0; at < each; at++)
                audits.Add(string.Create(CultureInfo.InvariantCulture, $"Q{audits.Count + 1},C{audits.Count + 1},{month},{team},CIN,completed,{grade}"));
        }
    }

    public void Import(DateOnly? day = null)
    {
        var run = new ImportRun(Warehouse.Folder, TestWarehouse.ReferenceFolder, Time).Run(new ImportRequest(
            [
                Warehouse.Write("teams.csv", "team,service", "North,Safeguarding", "Court,Care Proceedings"),
                Warehouse.Write("audits.csv", ["audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade", .. audits]),
            ],
            "test", day ?? London.Today(Time)));
        Assert.Equal(0, run.ExitCode);
    }

    /// <summary>An import that fails before anything is published.</summary>
    public void FailImport()
    {
        var log = new JobRunLog(Get<AppDatabase>());
        log.Finish(log.TryStart(NightlyImportJob.JobName, null, Time.GetUtcNow())!.Value, JobOutcome.Failed, "The disk is full.", Time.GetUtcNow());
    }

    public void PassImport()
    {
        var log = new JobRunLog(Get<AppDatabase>());
        log.Finish(log.TryStart(NightlyImportJob.JobName, null, Time.GetUtcNow())!.Value, JobOutcome.Succeeded, "1 file in.", Time.GetUtcNow());
    }

    public Account Person(string name, Role? role, string? service = null, bool isAdministrator = false)
    {
        var account = Invited(name, role, service, isAdministrator);
        new Sessions(Get<AppDatabase>(), new SessionLimits(TimeSpan.MaxValue, TimeSpan.MaxValue), Time).Begin(account);
        return account;
    }

    /// <summary>Somebody who has not signed in yet.</summary>
    public Account Invited(string name, Role? role, string? service = null, bool isAdministrator = false) =>
        Registrar.Invite(new AccountForm($"{name.ToLowerInvariant()}@council.example", name, role, isAdministrator, service is null ? [] : [service], []), Reader.Nobody).Account;

    public void Disable(Account account) => Registrar.Disable(account, Reader.Nobody);

    public void Move(Account account, string service) => Registrar.Change(account, new AccountForm(account.Email, account.Name, account.Role, account.IsAdministrator, [service], []), Reader.Nobody);

    /// <summary>To the people named, or where there are none to everybody with the role; monthly on the 13th unless another time is given.</summary>
    public Subscription Subscribe(Account owner, IReadOnlyList<Account> to, Timing? timing = null, Role? role = null, string page = "teams", bool workbook = false, bool pdf = false, bool saysNothing = true, DateOnly? ends = null)
    {
        var terms = new Terms("Teams every month", page, 1, timing ?? new Timing(Rhythm.Monthly, 13, new TimeOnly(7, 0)), role, [.. to.Select(a => a.Id)], workbook, pdf, saysNothing, ends);
        return Book.Find(Get<SubscriptionDesk>().Add(owner.ToReader(), terms))!;
    }

    public Task<SendReport> Pass() => Get<Postman>().RunAsync(CancellationToken.None);

    public Task<SendReport> PassAt(int month, int day, int hour = 12, int year = 2026)
    {
        Time.Set(new DateTimeOffset(year, month, day, hour, 0, 0, TimeSpan.Zero));
        return Pass();
    }

    /// <summary>A line for each scorecard: whom it was for, of what, how it stands.</summary>
    public IReadOnlyList<string> Log(Subscription subscription) =>
        [.. Get<DeliveryLog>().Of(subscription.Id, 100).Reverse().Select(d => $"{Get<AccountBook>().Find(d.Reader)!.Name} {d.Period} {d.State}")];

    public Delivery Only(Subscription subscription) => Assert.Single(Get<DeliveryLog>().Of(subscription.Id, 100));

    public void Dispose()
    {
        services.Dispose();
        SqliteConnection.ClearAllPools();
        Warehouse.Dispose();
    }

    public Registrar Registrar => new(Get<AccountBook>(), new OneTimeLinks(Get<AppDatabase>(), Time), new LookLog(Get<AppDatabase>(), Time), Time);

    private sealed class NoPrinter : IPrinter
    {
        public string? WhyNot => "No Chromium is installed here.";

        public Task<byte[]> PrintAsync(string document, CancellationToken stop) => throw new PrintFailedException("There is none.");
    }
}

/// <summary>Takes every letter, unless it is told to answer otherwise.</summary>
internal sealed class KeptPost : IPost
{
    public List<Letter> Letters { get; } = [];

    public Func<Letter, Posted> Answer { get; set; } = _ => new Posted(PostOutcome.Accepted, "250 taken");

    public Task<Posted> PostAsync(Letter letter, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (Letters)
            Letters.Add(letter);
        return Task.FromResult(Answer(letter));
    }

    public IReadOnlyList<Letter> To(Account account) => [.. Letters.Where(l => l.To.Email == account.Email)];
}
