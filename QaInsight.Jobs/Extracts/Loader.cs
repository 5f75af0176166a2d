using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using QaInsight.Extracts.Sources;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>Loads sources into a build: one thread takes rows apart, another writes them, a few batches between them.</summary>
public sealed class Loader(SqliteConnection connection, Reference reference, DateOnly today, IProgress<string>? progress, ErasedIds erased) : IDisposable
{
    private const int BatchesInFlight = 4;
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, RowWriter> writers = [];
    private readonly Dictionary<string, Statement> newName = [];
    private readonly List<(FileTally Tally, RowBatch Batch)> awaiting = [];
    private readonly Dimensions dimensions = new(connection, reference);
    private readonly Statement reject = new(connection, "INSERT INTO rejected_row (file_ref, line, \"column\", value, reason) VALUES (?1, ?2, ?3, ?4, ?5)");

    /// <summary>Loads one source; a file whose rows lean on another extract's goes after it.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read, or lacks a required column.</exception>
    /// <exception cref="SqliteException">The build cannot be written: the disk is full.</exception>
    public void Load(FileTally tally, CancellationToken stop)
    {
        var table = tally.Table;
        using var source = table.Open();
        var headers = new HeaderMap(table.Extract, source.Headers, table.Profile);
        foreach (var header in headers.UnknownColumns)
            tally.Warn(1, $"the column '{header}' is not part of {table.Extract.Name} and was left out");

        var rows = new RowReader(table.Extract, source, headers, new Reading(dimensions, table.Profile, today), erased);
        var columns = table.Extract.Columns.Count;
        using var free = new BlockingCollection<RowBatch>();
        using var full = new BlockingCollection<RowBatch>(BatchesInFlight);
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        for (var n = 0; n < BatchesInFlight; n++)
            free.Add(new RowBatch(columns), stop);

        var reading = Task.Run(() => Read(rows, free, full, halt.Token), stop);
        try
        {
            var clock = Stopwatch.StartNew();
            foreach (var batch in full.GetConsumingEnumerable(stop))
            {
                Write(tally, batch);
                batch.Clear();
                free.Add(batch, stop);
                if (clock.Elapsed < ProgressEvery)
                    continue;
                progress?.Report($"{table.File.Name}: {tally.Read:N0} rows");
                clock.Restart();
            }
        }
        catch
        {
            halt.Cancel();
            Task.WaitAny([reading], CancellationToken.None);
            throw;
        }

        reading.GetAwaiter().GetResult();
        foreach (var (left, whose) in new[] { (tally.LeftOut, "of erased children"), (tally.Past, "past their retention") }.Where(l => l.Item1 > 0))
            tally.Warn(null, $"{left} row{(left == 1 ? "" : "s")} {whose} {(left == 1 ? "was" : "were")} left out");
    }

    /// <summary>After the teams are in: later extracts find them, and renamed teams take on their history.</summary>
    public void FinishTeams()
    {
        Teams.LinkSuccessors(connection);
        dimensions.ReloadTeams();
    }

    /// <summary>After the audits are in: re-audits that came before the audit they follow find it now, or are set aside.</summary>
    public void FinishAudits()
    {
        for (var (before, final) = (-1, false); awaiting.Count > 0; final = before == awaiting.Count)
        {
            before = awaiting.Count;
            var again = awaiting.ToList();
            awaiting.Clear();
            foreach (var (tally, batch) in again)
                WriteRow(tally, batch, 0, final);
        }
    }

    public void Dispose()
    {
        reject.Dispose();
        foreach (var writer in writers.Values)
            writer.Dispose();
        foreach (var statement in newName.Values)
            statement.Dispose();
    }

    private static void Read(RowReader rows, BlockingCollection<RowBatch> free, BlockingCollection<RowBatch> full, CancellationToken stop)
    {
        try
        {
            for (var more = true; more;)
            {
                var batch = free.Take(stop);
                more = rows.Fill(batch);
                full.Add(batch, stop);
            }
        }
        finally
        {
            full.CompleteAdding();
        }
    }

    private void Write(FileTally tally, RowBatch batch)
    {
        foreach (var name in batch.NewNames)
            Know(name);
        foreach (var (line, message) in batch.Warnings)
            tally.Warn(line, $"line {line}: {message}");
        foreach (var rejection in batch.Rejections)
            SetAside(tally, rejection);
        tally.LeaveOut(batch.LeftOut, batch.Past);
        for (var row = 0; row < batch.Count; row++)
            WriteRow(tally, batch, row, final: false);
    }

    private void WriteRow(FileTally tally, RowBatch batch, int row, bool final)
    {
        var extract = tally.Table.Extract;
        if (!writers.TryGetValue(extract.Name, out var writer))
            writers[extract.Name] = writer = new RowWriter(connection, extract.Table);
        var written = writer.Write(batch, row, tally.FileRef, final);
        switch (written)
        {
            case Written.AuditAwaited:
                var kept = new RowBatch(extract.Columns.Count, capacity: 1);
                kept.CopyRow(batch, row);
                awaiting.Add((tally, kept));
                break;
            case Written.AuditNotKnown:
                var at = Enumerable.Range(0, extract.Columns.Count).First(c => extract.Columns[c].Kind.Audit != AuditReference.None);
                if (erased.IsAudit(batch.Words(batch[row][at])))
                {
                    // Another child's re-audit of an audit that is no more: it stands, without the link.
                    batch[row][at] = Value.Nothing;
                    WriteRow(tally, batch, row, final);
                    break;
                }

                SetAside(tally, new Rejection(batch.Line(row), extract.Columns[at].Name, batch.Words(batch[row][at]), Reasons.UnknownAudit));
                break;
            case Written.Superseded:
                tally.Count(written);
                if (writer.Other.File == tally.FileRef)
                    WarnOfTwice(tally, batch.Line(row), writer.Other.Line);
                break;
            default:
                tally.Count(written);
                break;
        }
    }

    private static void WarnOfTwice(FileTally tally, int line, int other)
    {
        var (winner, loser) = (Math.Max(line, other), Math.Min(line, other));
        tally.Warn(loser, $"line {loser} has the same key as line {winner}, which stands in its place");
    }

    private void SetAside(FileTally tally, Rejection rejection)
    {
        tally.Reject();
        reject.Bind(0, tally.FileRef);
        reject.Bind(1, rejection.Line);
        reject.Bind(2, rejection.Column);
        reject.Bind(3, rejection.Value);
        reject.Bind(4, rejection.Reason);
        reject.Run();
    }

    private void Know(NewName name)
    {
        if (!newName.TryGetValue(name.Dimension, out var statement))
            newName[name.Dimension] = statement = new Statement(connection, $"INSERT INTO {name.Dimension} (id, name) VALUES (?1, ?2)");
        statement.Bind(0, name.Id);
        statement.Bind(1, name.Name);
        statement.Run();
    }
}
