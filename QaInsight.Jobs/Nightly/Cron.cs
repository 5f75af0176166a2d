using System.Globalization;

namespace QaInsight.Nightly;

/// <summary>
/// A crontab expression of five fields: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday), each
/// <c>*</c>, a number, a range <c>1-5</c>, a step <c>*/15</c> or <c>8-18/2</c>, or several of these with commas. The job engine
/// looks forward with its own reading of it; this one looks back, to tell what was due while the server was down, and forward
/// only to tell people.
/// </summary>
public sealed class Cron
{
    // 29 February comes once in eight years where a century is in between.
    private const int LongestGapInDays = (8 * 366) + 1;

    private static readonly (string Name, int First, int Last)[] Fields =
        [("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("day of the week", 0, 7)];

    private readonly ulong[] sets;

    private Cron(string text, ulong[] sets)
    {
        Text = text;
        this.sets = sets;
    }

    public string Text { get; }

    /// <exception cref="FormatException">It is not such an expression; the message says which field is wrong.</exception>
    public static Cron Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length != Fields.Length)
            throw new FormatException($"'{text}' is not a schedule: it needs five fields, such as '0 2 * * *' for 02:00 every night.");
        var read = words.Select((word, at) => Set(text, word, at)).ToArray();
        // Unix reads two restricted days as either, other schedulers as both or not at all: nobody should have to guess.
        if (words[2] != "*" && words[4] != "*")
            throw new FormatException($"'{text}' restricts both the day of the month and the day of the week: write * for one of them.");
        if (((read[4] >> 7) & 1) == 1)
            read[4] |= 1;
        return new Cron(string.Join(' ', words), read);
    }

    /// <summary>The last time that was due at <paramref name="moment"/> or before it; null for a day that never comes.</summary>
    public DateTimeOffset? Previous(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(moment, zone).Date;
        for (var back = 0; back < LongestGapInDays; back++)
        {
            var day = today.AddDays(-back);
            if (!IsOn(day))
                continue;
            for (var minute = (24 * 60) - 1; minute >= 0; minute--)
            {
                if (Has(1, minute / 60) && Has(0, minute % 60) && London.At(day.AddMinutes(minute), zone) is var due && due <= moment)
                    return due;
            }
        }

        return null;
    }

    /// <summary>The first time that is due after <paramref name="moment"/>; null for a day that never comes.</summary>
    public DateTimeOffset? Next(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(moment, zone).Date;
        for (var ahead = 0; ahead < LongestGapInDays; ahead++)
        {
            var day = today.AddDays(ahead);
            if (!IsOn(day))
                continue;
            for (var minute = 0; minute < 24 * 60; minute++)
            {
                if (Has(1, minute / 60) && Has(0, minute % 60) && London.At(day.AddMinutes(minute), zone) is var due && due > moment)
                    return due;
            }
        }

        return null;
    }

    private bool IsOn(DateTime day) => Has(2, day.Day) && Has(3, day.Month) && Has(4, (int)day.DayOfWeek);

    private bool Has(int field, int value) => ((sets[field] >> value) & 1) == 1;

    private static ulong Set(string text, string word, int field)
    {
        var (name, first, last) = Fields[field];
        var set = 0UL;
        foreach (var part in word.Split(','))
        {
            var (range, step) = part.Split('/') switch
            {
                [var all] => (all, 1),
                [var some, var every] => (some, Number(every)),
                _ => throw Wrong(),
            };
            var (from, to) = range.Split('-') switch
            {
                ["*"] => (first, last),
                [var one] when step == 1 => (Number(one), Number(one)),
                [var start, var end] => (Number(start), Number(end)),
                _ => throw Wrong(),
            };
            if (from < first || to > last || from > to || step < 1)
                throw Wrong();
            for (var value = from; value <= to; value += step)
                set |= 1UL << value;
        }

        return set;

        int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong();

        FormatException Wrong() => new($"'{text}' is not a schedule: its {name}, '{word}', is not within {first} to {last}.");
    }
}
