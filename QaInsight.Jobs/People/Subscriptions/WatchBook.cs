using Microsoft.Data.Sqlite;

namespace QaInsight.People.Subscriptions;

/// <summary>What people follow, and what of it stands: told once when it begins, and once when it ends.</summary>
public sealed class WatchBook(AppDatabase database, TimeProvider time)
{
    private const string Columns = "SELECT id, owner, measure, address, days, checked, scope, created_at, stopped_at FROM watch";

    /// <summary>Those that go on.</summary>
    public IReadOnlyList<Watch> All() => Rows(" WHERE stopped_at IS NULL ORDER BY id");

    public IReadOnlyList<Watch> Of(Reader reader) => Rows(" WHERE stopped_at IS NULL AND owner = $owner ORDER BY measure, id", ("$owner", reader.Id));

    public Watch? Find(int id) => Rows(" WHERE id = $id", ("$id", id)).SingleOrDefault();

    /// <summary>Following what is followed already changes the days alone.</summary>
    public int Follow(Reader reader, string measure, string address, int? days)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var known = connection.Scalar<long?>(
            "SELECT id FROM watch WHERE owner = $owner AND address = $address AND stopped_at IS NULL", ("$owner", reader.Id), ("$address", address));
        // Of other days other children are told: what stands is found out anew.
        if (known is { } same && connection.Run("UPDATE watch SET days = $days, checked = '', scope = '' WHERE id = $id AND days IS NOT $days", ("$days", days), ("$id", same)) == 1)
            connection.Run("DELETE FROM watch_sign WHERE watch = $id", ("$id", same));
        var id = known ?? connection.Scalar<long>(
            "INSERT INTO watch (owner, measure, address, days, checked, scope, created_at) VALUES ($owner, $measure, $address, $days, '', '', $now) RETURNING id",
            ("$owner", reader.Id), ("$measure", measure), ("$address", address), ("$days", days), ("$now", time.GetUtcNow().ToText()));
        transaction.Commit();
        return (int)id;
    }

    /// <summary>Nothing more is told of it.</summary>
    public void Stop(int id)
    {
        using var connection = database.Open();
        connection.Run("UPDATE watch SET stopped_at = coalesce(stopped_at, $now) WHERE id = $id", ("$now", time.GetUtcNow().ToText()), ("$id", id));
    }

    /// <summary>It has been looked at: what has begun and ended is kept, and its owner is told, in one transaction.</summary>
    /// <param name="at">The build, the day and the edition in which it was looked at.</param>
    /// <param name="scope">The scope's key in which it was.</param>
    /// <param name="told">Null where there is nothing to tell.</param>
    public void Checked(Watch watch, string at, string scope, IReadOnlyList<Sign> begun, IReadOnlyList<Sign> ended, Told? told)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var now = time.GetUtcNow();
        if (connection.Run("UPDATE watch SET checked = $at, scope = $scope WHERE id = $id AND checked = $before AND stopped_at IS NULL", ("$at", at), ("$scope", scope), ("$id", watch.Id), ("$before", watch.Checked)) == 0)
            return;
        foreach (var sign in ended)
            connection.Run("DELETE FROM watch_sign WHERE watch = $id AND sign = $sign AND subject = $subject", ("$id", watch.Id), ("$sign", sign.Kind), ("$subject", sign.Subject));
        foreach (var sign in begun)
        {
            connection.Run(
                "INSERT OR IGNORE INTO watch_sign (watch, sign, subject, says, raised_at) VALUES ($id, $sign, $subject, $says, $now)",
                ("$id", watch.Id), ("$sign", sign.Kind), ("$subject", sign.Subject), ("$says", sign.Says), ("$now", now.ToText()));
        }

        if (told is not null)
            Outbox.Add(connection, new Outbox.Key(DeliveryKind.Alert, null, watch.Id, at, watch.Owner, 0), told, now, now.ToText());
        transaction.Commit();
    }

    private List<Watch> Rows(string where, params (string, object?)[] values)
    {
        using var connection = database.Open();
        var signs = connection.Rows("SELECT watch, sign, subject, says FROM watch_sign ORDER BY raised_at, sign, subject", r => (Watch: r.GetInt32(0), Sign: new Sign(r.GetString(1), r.GetString(2), r.GetString(3)))).ToLookup(s => s.Watch, s => s.Sign);
        return [.. connection.Rows(Columns + where, Read, values).Select(w => w with { Signs = [.. signs[w.Id]] })];
    }

    private static Watch Read(SqliteDataReader r) => new(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.NumberOrNull(4), r.GetString(5), r.GetString(6), r.Moment(7), r.MomentOrNull(8));
}
