using System.Buffers.Binary;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.People;
using Xunit;

namespace QaInsight.Tests.Web.Access;

#pragma warning disable CA1001 // Put away by DisposeAsync.
/// <summary>
/// How long a refusal takes must not tell whether there is such an account, or in what state it is. What takes time is a hash and
/// a write that reaches the disk; they are counted, since a clock would tell as much of the machine that runs the tests.
/// </summary>
public sealed class EqualWorkTests : IAsyncLifetime
{
    private readonly SignInSite site = new();

    [Theory]
    [InlineData("unknown")]
    [InlineData("known")]
    [InlineData("locked")]
    [InlineData("disabled")]
    [InlineData("without a password")]
    [InlineData("with a second step")]
    public async Task Every_refused_password_costs_one_hash_and_one_write(string who)
    {
        var email = await Make(who);
        using var visitor = new Caller(site);
        await visitor.Open("/account/sign-in");
        // Whoever reads keeps the log from being begun anew.
        using var reader = site.Services.GetRequiredService<AppDatabase>().Open();
        reader.Run("BEGIN; SELECT count(*) FROM account");
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var (judged, written) = (site.Hasher.Judged, Written());
            await visitor.Send("form:has(#password)", ("email", email), ("password", "wrong"));
            Assert.Equal((HttpStatusCode.BadRequest, 1, 1), (visitor.Status, site.Hasher.Judged - judged, Written() - written));
        }
    }

    [Fact]
    public void Only_what_is_committed_counts_as_a_write()
    {
        site.Log.Note(Reader.Nobody, LookKind.SignIn, "before");
        using var reader = site.Services.GetRequiredService<AppDatabase>().Open();
        reader.Run("BEGIN; SELECT count(*) FROM account");
        var before = Written();
        site.Log.Note(Reader.Nobody, LookKind.SignIn, "once");
        using var connection = site.Services.GetRequiredService<AppDatabase>().Open();
        connection.Run("UPDATE account SET failures = 0 WHERE id = ''");
        Assert.Equal(before + 1, Written());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await site.DisposeAsync();

    private async Task<string> Make(string who)
    {
        switch (who)
        {
            case "unknown":
                return "nobody@council.example";
            case "without a password":
                return site.Invite(Role.Board).Account.Email;
            case "with a second step":
                return (await site.Enrolled(Role.TeamManager)).Account.Email;
        }

        var account = await site.Board();
        using var visitor = new Caller(site);
        for (var attempt = 0; attempt < 5 && who == "locked"; attempt++)
            await visitor.SignIn(account.Email, "wrong");
        Assert.Equal(who == "locked", site.Again(account).LockedUntil is not null);
        if (who == "disabled")
            site.Registrar.Disable(site.Again(account), Reader.Nobody);
        return account.Email;
    }

    // Transactions in the write-ahead log: each ends with a frame that names the size of the database after it.
    private int Written()
    {
        using var file = new FileStream(Path.Combine(site.Warehouse, AppDatabase.FileName + "-wal"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var log = new byte[file.Length];
        file.ReadExactly(log);
        var (pageSize, salt) = ((int)BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(8)), BinaryPrimitives.ReadUInt64BigEndian(log.AsSpan(16)));
        var written = 0;
        for (var frame = 32; frame + 24 + pageSize <= log.Length && BinaryPrimitives.ReadUInt64BigEndian(log.AsSpan(frame + 8)) == salt; frame += 24 + pageSize)
            written += BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(frame + 4)) == 0 ? 0 : 1;
        return written;
    }
}
