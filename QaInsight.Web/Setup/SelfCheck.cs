using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;
using QaInsight.Nightly;
using QaInsight.Nightly.Imports;
using QaInsight.Nightly.Printing;
using QaInsight.Nightly.Retention;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.Outputs;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using QaInsight.Warehouse;
using QaInsight.Web.Pages.Imports;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Setup;

/// <param name="IsWell">False where somebody should look; null where it is only told.</param>
/// <param name="ToDo">What to do about it.</param>
/// <param name="Link">The address, and the words, of something to look at.</param>
public sealed record CheckLine(string Name, string Says, bool? IsWell = null, string? ToDo = null, (string Address, string Words)? Link = null);

/// <summary>What whoever looks after the server wants to know of it, without a name and without a figure.</summary>
public sealed class SelfCheck(
    WarehouseFolder folder, AppDatabase database, ImportsReader imports, DataAgeReader age, RetentionDesk retention, DemoSignIn demo, ChromiumPrinter printer, DirectoryOptions directory, MailOptions options, DeliveryLog mails,
    IOptions<SiteOptions> site, IHostEnvironment environment, TimeProvider time, ScheduleOptions? schedule = null)
{
    private const int DaysOfMails = 7;
    private const long LittleRoom = 2L * 1024 * 1024 * 1024;

    public IReadOnlyList<CheckLine> Lines() => [Version(), .. Data(), Retention(), .. Jobs(), Disk(), .. Libraries(), Clock(), .. SignIn(), .. Mail(), Paper()];

    private static CheckLine Version() => new("QaInsight", typeof(SelfCheck).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown");

    private IEnumerable<CheckLine> Data()
    {
        if (age.Read() is not { } data)
        {
            yield return new("Figures", "Nothing has been imported yet", IsWell: false, "Bring the first files in on the page of imports, or put them into the inbox.");
            yield break;
        }

        yield return new("Live build", $"{data.Live.Id}, published {Moment(data.Live.CreatedAt)}{(data.Live.IsSample ? ", a made-up council" : "")}");
        yield return data.DaysSince is { } days
            ? new("Age of data", $"Rows last came in {(days == 0 ? "today" : $"{InPlainWords.Count(days, "day", "days")} ago")}", days <= DataAge.DaysUntilStale || data.Live.IsSample, "No file has come for over a month: look whether the export still arrives in the inbox.")
            : new("Age of data", "No import is known");
        if (imports.Recent(int.MaxValue, 1) is [{ Run: var run } past])
        {
            yield return new(
                "Last import", $"{RunWords.Outcome(past)}, {Moment(run.FinishedAt ?? run.StartedAt)}", run.Outcome is null or RunOutcome.AllIn or RunOutcome.SomeSetAside or RunOutcome.NothingNew,
                "Its page among the imports says what went wrong.");
        }
    }

    private CheckLine Retention()
    {
        if (retention.KeptFrom is not { } from)
            return new("Children’s rows", "Kept as they came, without an end: no retention is set");
        var open = retention.KeptForWhatIsOpen();
        var kept = $"Kept as they came from {from.Label} on{(open == 0 ? "" : $"; older ones of {InPlainWords.Count(open, "child", "children")} as well, since an action, a concern or an escalation is open")}";
        return retention.All() is [var last, ..]
            ? new("Children’s rows", $"{kept}. Last made anonymous: {Moment(last.FinishedAt ?? last.BegunAt)}{(last.IsDone is null ? ", not finished" : "")}", last.IsDone != false, "The proof says what is left.", last.Proof is null ? null : ("/admin/check?handler=retention", "Proof"))
            : new("Children’s rows", kept);
    }

    private IEnumerable<CheckLine> Jobs()
    {
        var runs = new JobRunLog(database).LastOfEach();
        foreach (var last in runs)
            yield return new($"Last run of {last.Job}", $"{last.Outcome?.ToString() ?? "Running"}, {Moment(last.FinishedAt ?? last.StartedAt)}", last.Outcome is null or JobOutcome.Succeeded, last.Message);
        if (runs.Count == 0)
            yield return new("Last scheduled run", "None has run yet");

        yield return age.Read()?.NextRun is { } next ? new("Next nightly import", Moment(next)) : new("Next nightly import", "Not known here: a worker keeps the schedule, or nothing has been imported");
    }

    private CheckLine Disk()
    {
        var drive = new DriveInfo(Path.GetFullPath(folder.Root));
        var builds = folder.BuildIds().Sum(b => new FileInfo(folder.PathOf(b)).Length);
        return new(
            "Disk", $"{Size(drive.AvailableFreeSpace)} free of {Size(drive.TotalSize)}; builds take {Size(builds)}, app.db {Size(new FileInfo(database.Path).Length)}",
            drive.AvailableFreeSpace > Math.Max(LittleRoom, builds), "An import needs room for one more build: make room, or the next one fails and yesterday’s figures stay.");
    }

    private static IEnumerable<CheckLine> Libraries()
    {
        yield return new("SQLite", $"{SqliteLibrary.Version} ({SqliteLibrary.Source})");
        yield return new("EPPlus", $"{Outputs.PageWorkbook.LibraryVersion}, LGPL-3.0, unchanged: free to use");
        yield return new(".NET", $"{Environment.Version} on {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
    }

    private CheckLine Clock()
    {
        // A file's time is the disk's own clock's, which on a shared disk is another machine's.
        var probe = Path.Combine(folder.Root, $".clock-{Guid.NewGuid():N}");
        File.WriteAllText(probe, "");
        var apart = TimeProvider.System.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(probe);
        File.Delete(probe);
        return new("Clock", $"{Moment(time.GetUtcNow())} in London", apart.Duration() < TimeSpan.FromMinutes(1), $"The disk’s clock is {apart.TotalMinutes:0} minutes off this machine’s: codes of authenticator apps and the schedule go by the clock.");
    }

    private IEnumerable<CheckLine> SignIn()
    {
        yield return new("Sign-in", directory.IsOn ? $"By {directory.Name}, and passwords kept here" : "Passwords kept here");
        yield return new("Demonstration", demo.IsOn ? "On: anybody at this machine may come in without a password" : "Off", demo.IsOn ? environment.IsDevelopment() : true);
        if (!environment.IsDevelopment())
            yield return new("Address", site.Value.Address ?? "");
    }

    private IEnumerable<CheckLine> Mail()
    {
        yield return new("Mail", options.HasServer ? $"By {options}, to {string.Join(", ", options.AllowedDomains)}" : "Into the outbox folder: no server is configured", options.HasServer || environment.IsDevelopment() ? true : null);
        var counts = mails.Counts(time.GetUtcNow().AddDays(-DaysOfMails));
        var wrong = counts.Where(c => SubscriptionWords.IsTrouble(c.Key)).Sum(c => c.Value);
        yield return new(
            "Mails of the last week", counts.Count == 0 ? "None" : string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{SubscriptionWords.State(c.Key).ToLowerInvariant()} {InPlainWords.Count(c.Value)}")), wrong == 0,
            "Look at the log of mails what happened.", ("/admin/mail", "The log"));
        if (schedule is not null && schedule.Rows.All(r => r.Job != SendMailJob.JobName))
            yield return new("Schedule of mails", "None: subscriptions never go out", IsWell: false, $"Add a line to {ScheduleOptions.Section} with the job '{SendMailJob.JobName}', such as '*/5 * * * *'.");
    }

    private CheckLine Paper() => printer.WhyNot is { } why
        ? new("PDF", why, printer.Chromium is null ? null : false, "docs/operations.md says what Chromium needs.")
        : new("PDF", $"Printed by {printer.Chromium}");

    private static string Moment(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Days.London).ToString("d MMMM yyyy, HH:mm", CultureInfo.GetCultureInfo("en-GB"));

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.#} GB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} KB"),
    };
}
