using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.Warehouse;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Admin;

/// <summary>Who looked: sign-ins, views of children's rows, exports, changes.</summary>
[Needs(Rights.Administration)]
public sealed class LogModel(LookLog log, Reader reader) : PageModel
{
    private const int Shown = 100;
    private const int MostInAFile = 1_000_000;

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public IReadOnlyList<Look> Lines { get; private set; } = [];

    public long? OlderThan { get; private set; }

    public string? Refused { get; private set; }

    public void OnGet(long? before)
    {
        if (Question() is not { } question)
            return;
        var lines = log.Find(question, Shown + 1, before);
        Lines = [.. lines.Take(Shown)];
        OlderThan = lines.Count > Shown ? Lines[^1].Id : null;
    }

    public IActionResult OnGetFile()
    {
        if (Question() is not { } question)
            return Page();
        log.Note(reader, LookKind.Export, "The log of who looked", Request.Path + Request.QueryString);
        return File(LookLogCsv.Write(log.Find(question, MostInAFile)), "text/csv; charset=utf-8", "QaInsight who looked.csv");
    }

    private LookQuestion? Question()
    {
        if (Day(From) is { } from && Day(To) is { } to)
            return new LookQuestion(Text, LookLog.Kind(Kind), from.Start, to.End);
        Refused = "Give a day as 2026-11-27 or 27/11/2026.";
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return null;
    }

    // Days are London's.
    private static (DateTimeOffset? Start, DateTimeOffset? End)? Day(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, null);
        if (!DateOnly.TryParseExact(text.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        return (Midnight(day), Midnight(day.AddDays(1)));
    }

    private static DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Days.London.GetUtcOffset(local));
    }
}
