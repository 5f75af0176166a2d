using System.Globalization;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>What a subscription's terms come to, in words.</summary>
public static class SubscriptionWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary><c>Monthly, on the 13th at 07:00</c>.</summary>
    public static string When(Timing timing)
    {
        var at = timing.At.ToString("HH:mm", CultureInfo.InvariantCulture);
        return timing switch
        {
            { Rhythm: Rhythm.Weekly, Day: { } day } => $"Weekly, on {DayOfWeek(day)}s at {at}",
            { Rhythm: Rhythm.Quarterly, Day: { } day } => $"Quarterly, on {OfMonth(day)} of the month after the quarter, at {at}",
            { Rhythm: Rhythm.Quarterly } => $"Quarterly, once the quarter’s import has passed, from {at}",
            { Day: { } day } => $"Monthly, on {OfMonth(day)} at {at}",
            _ => $"Monthly, once the month’s import has passed, from {at}",
        };
    }

    /// <summary><c>Monday</c> is 1.</summary>
    public static string DayOfWeek(int day) => English.DateTimeFormat.GetDayName((System.DayOfWeek)(day % 7));

    /// <summary>What it is of: <c>Of the latest month</c>.</summary>
    public static string Of(Terms terms) => terms.Timing.Rhythm switch
    {
        Rhythm.Quarterly => "Of the quarter",
        _ when terms.Months == 1 => terms.Timing.Rhythm == Rhythm.Weekly ? "Of the latest month" : "Of the month",
        _ => $"Of {InEnglish.Number(terms.Months)} months",
    };

    public static string Form(Terms terms) => (terms.WithWorkbook, terms.WithPdf) switch
    {
        (true, true) => "In the mail, with a workbook and a PDF",
        (true, false) => "In the mail, with a workbook",
        (false, true) => "In the mail, with a PDF",
        _ => "In the mail",
    };

    /// <summary>To whom, as it was chosen.</summary>
    public static string To(ShownSubscription shown, Reader reader) =>
        shown.Terms.Role is { } role ? $"To everybody with the role {role.Name.ToLowerInvariant()}, each of their own"
        : shown.Terms.Readers is [var one] && one == reader.Id ? "To you"
        : $"To {InEnglish.Count(shown.Terms.Readers.Count, "person", "people")}";

    /// <summary>The filters that narrow it.</summary>
    public static IEnumerable<string> Filters(MailedPage page) =>
        PageFilter.All.Where(f => f != PageFilter.Period && f.Read(page.Address) is { Length: > 0 }).Select(f => $"{f.Name}: {f.Read(page.Address)}");

    /// <summary>What became of a mail.</summary>
    public static string State(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "Waiting",
        DeliveryState.Held => "Held",
        DeliveryState.Sending => "Being sent",
        DeliveryState.Sent => "Sent",
        DeliveryState.Skipped => "Not sent",
        DeliveryState.Failed => "Failed",
        _ => "Uncertain",
    };

    public static bool IsTrouble(DeliveryState state) => state is DeliveryState.Held or DeliveryState.Failed or DeliveryState.Uncertain;

    private static string OfMonth(int day) => day == 31 ? "the last day" : $"the {Nth(day)}";

    public static string Nth(int day) => day.ToString(CultureInfo.InvariantCulture) + ((day % 10, day / 10) switch
    {
        (1, not 1) => "st",
        (2, not 1) => "nd",
        (3, not 1) => "rd",
        _ => "th",
    });
}
