using System.Globalization;
using System.Text;
using QaInsight.Extracts;
using QaInsight.Nightly.Quality;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>A subscription as it was typed.</summary>
/// <param name="Day">Of the month (<c>13</c>), of the week (<c>w1</c>), or <see cref="WhenImported"/>: as soon as the import of the period has passed.</param>
/// <param name="To"><see cref="Me"/>, <see cref="People"/> or a role's key.</param>
/// <param name="Readers">Accounts, where <paramref name="To"/> says people.</param>
public sealed record TypedSubscription(
    string? Name, string? Address, string? Months, string? Rhythm, string? Day, string? At, string? To, IReadOnlyList<string>? Readers, bool WithWorkbook, bool WithPdf, bool SaysNothing, string? EndsOn)
{
    public const string WhenImported = "import";
    public const string Me = "me";
    public const string People = "people";

    public const int LongestName = 80;

    /// <summary>How many months a mail's figures may be of.</summary>
    public static readonly IReadOnlyList<int> Spans = [1, 3, 6, 12];

    private const int DaysOfWeek = 7;
    private const int DaysOfMonth = 31;

    public static string Weekday(int day) => string.Create(CultureInfo.InvariantCulture, $"w{day}");

    /// <summary>What somebody finds in the form at first: the page to themselves, once its month is in.</summary>
    /// <param name="months">How many months the page shows.</param>
    public static TypedSubscription For(MailedPage page, int months) => new(
        page.Name, page.Address.ToString(), (Spans.Contains(months) ? months : 1).ToString(CultureInfo.InvariantCulture), nameof(QaInsight.People.Subscriptions.Rhythm.Monthly), WhenImported, "07:00", Me, [], false, false, true, null);

    public static TypedSubscription Of(Terms terms, string owner) => new(
        terms.Name, terms.Address, terms.Months.ToString(CultureInfo.InvariantCulture), terms.Timing.Rhythm.ToString(), terms.Timing switch { { Day: null } => WhenImported, { Rhythm: QaInsight.People.Subscriptions.Rhythm.Weekly, Day: { } day } => Weekday(day), { Day: { } day } => day.ToString(CultureInfo.InvariantCulture) },
        terms.Timing.At.ToString("HH:mm", CultureInfo.InvariantCulture), terms.Role?.Key ?? (terms.Readers is [var one] && one == owner ? Me : People), terms.Readers, terms.WithWorkbook, terms.WithPdf, terms.SaysNothing,
        terms.EndsOn?.ToIso());

    /// <param name="owner">Whose subscription it is.</param>
    /// <param name="mayToOthers">Whether its author may send to others.</param>
    /// <param name="people">Those who may get mails.</param>
    /// <param name="faults">Everything that is wrong, in the form's order.</param>
    /// <returns>What was meant; null where anything is wrong.</returns>
    public Terms? Read(string owner, bool mayToOthers, IReadOnlyList<Account> people, DateOnly today, out IReadOnlyList<Fault> faults)
    {
        var found = new List<Fault>();
        faults = found;
        var name = ReadName(found);
        if (MailedPage.Parse(Address) is not { } page)
        {
            found.Add(new(nameof(Address), "Only pages of figures and the board pack can be sent. Open the page, and choose E-mail there."));
            return null;
        }

        var timing = ReadTiming(found);
        var (role, readers) = ReadReaders(owner, mayToOthers, people, found);
        var months = int.TryParse(Months, NumberStyles.None, CultureInfo.InvariantCulture, out var span) && Spans.Contains(span) ? span : 1;
        var ends = ReadEnd(today, found);
        return found.Count > 0 ? null : new Terms(name, page.Address.ToString(), months, timing, role, readers, WithWorkbook, WithPdf, SaysNothing, ends);
    }

    private string ReadName(List<Fault> faults)
    {
        var name = FreeText.Line(Name) ?? "";
        if (name.Length is 0 or > LongestName)
            faults.Add(new(nameof(Name), name.Length == 0 ? "Give it a name: it stands in the mail and in your list." : $"A name has at most {LongestName} characters; this one has {name.Length}."));
        return name;
    }

    private Timing ReadTiming(List<Fault> faults)
    {
        if (!Enum.TryParse<Rhythm>(Rhythm, out var rhythm) || !Enum.IsDefined(rhythm))
            faults.Add(new(nameof(Rhythm), "Say how often it goes out."));
        var isWeekly = rhythm == QaInsight.People.Subscriptions.Rhythm.Weekly;
        int? day = Enumerable.Range(1, isWeekly ? DaysOfWeek : DaysOfMonth).Cast<int?>().FirstOrDefault(d => Day == (isWeekly ? Weekday(d!.Value) : d!.Value.ToString(CultureInfo.InvariantCulture)));
        if (day is null && (isWeekly || Day != WhenImported))
            faults.Add(new(nameof(Day), isWeekly ? "Choose a day of the week: a week has no import of its own." : "Choose a day of the month, or once the import has passed."));
        if (!TimeOnly.TryParseExact(FreeText.Line(At), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            faults.Add(new(nameof(At), "Write the time as 07:30."));
        return new Timing(rhythm, day, at);
    }

    private (Role? Role, IReadOnlyList<string> Readers) ReadReaders(string owner, bool mayToOthers, IReadOnlyList<Account> people, List<Fault> faults)
    {
        if (To == Me || !mayToOthers)
            return (null, [owner]);
        if (Role.OfFigures.FirstOrDefault(r => r.Key == To) is { } role)
            return (role, []);
        var known = (Readers ?? []).Where(r => people.Any(p => p.Id == r)).Distinct().ToList();
        if (known.Count == 0)
            faults.Add(new(nameof(To), "Choose who gets it."));
        return (null, known);
    }

    private DateOnly? ReadEnd(DateOnly today, List<Fault> faults)
    {
        if (FreeText.Line(EndsOn) is not { } text)
            return null;
        if (!DateText.TryReadDay(Encoding.UTF8.GetBytes(text), [], out var number))
            faults.Add(new(nameof(EndsOn), $"“{text}” is not a day. Write it as 31/3/2027."));
        else if (Days.FromNumber(number) is var day && day < today)
            faults.Add(new(nameof(EndsOn), $"{day.ToWords()} is over already."));
        else
            return Days.FromNumber(number);
        return null;
    }
}
