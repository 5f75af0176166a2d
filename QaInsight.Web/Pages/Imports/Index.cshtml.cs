using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using QaInsight.Extracts;
using QaInsight.Measures;
using QaInsight.Nightly;
using QaInsight.Nightly.Imports;
using QaInsight.Outputs;
using QaInsight.People;
using QaInsight.Warehouse;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Imports;

/// <summary>What came in, and the way in for more.</summary>
// The form's token is checked by UploadForm, before the first file is kept: the usual check would read the whole form first.
[IgnoreAntiforgeryToken]
[Needs(Rights.Imports)]
public sealed class IndexModel(
    ImportsReader imports, DataAgeReader age, Uploads uploads, UploadForm form, WarehouseFolder folder, Reader reader, Looks looks, IHostApplicationLifetime lifetime, IOptions<SiteOptions> options) : PageModel
{
    private const int RunsShown = 30;

    public DataAge? Age { get; private set; }

    public IReadOnlyList<PastRun> Runs { get; private set; } = [];

    /// <summary>The oldest run shown, where there are older ones.</summary>
    public int? OlderThan { get; private set; }

    public bool CanUndo { get; private set; }

    /// <summary>Why nothing was imported.</summary>
    public string? Refused { get; private set; }

    /// <summary>What an undo has just done.</summary>
    public string? Undone { get; private set; }

    public UploadOptions Most => options.Value.Uploads;

    public void OnGet(int? before, string? undone)
    {
        Show(before);
        if (undone is not null && Age is not null && undone != Age.Live.Id && folder.BuildIds().Contains(undone))
            Undone = $"The import is undone. Build {Age.Live.Id} is live again; build {undone} is not.";
    }

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            using var upload = uploads.Begin();
            await form.ReadAsync(HttpContext, upload);
            if (upload.Paths.Count == 0)
                return Refuse("No file was chosen. Choose one or more files first.", StatusCodes.Status400BadRequest);
            // A browser that goes away does not stop it: an import that has begun is done.
            var outcome = await Task.Run(() => uploads.Import(upload, reader.Name, lifetime.ApplicationStopping));
            looks.Change($"Brought in {InPlainWords.Count(upload.Paths.Count, "file", "files")}");
            return RedirectToPage("Run", new { id = outcome.Run });
        }
        catch (AntiforgeryValidationException)
        {
            return BadRequest();
        }
        catch (UploadRefusedException e)
        {
            return Refuse(e.Message, e.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }
        catch (ImportBusyException e)
        {
            return Refuse(e.Message, StatusCodes.Status409Conflict);
        }
        catch (Exception e) when (e is ImportFailedException or BuildCheckException or ReferenceException or InvalidDataException)
        {
            return Refuse(e.Message, StatusCodes.Status500InternalServerError);
        }
    }

    private PageResult Refuse(string why, int status)
    {
        Refused = why;
        Response.StatusCode = status;
        Show(before: null);
        return Page();
    }

    private void Show(int? before)
    {
        Age = age.Read();
        CanUndo = Age is not null && folder.Damage is null && folder.PreviousOf(Age.Live.Id) is not null;
        var runs = imports.Recent(before ?? int.MaxValue, RunsShown + 1);
        Runs = [.. runs.Take(RunsShown)];
        OlderThan = runs.Count > RunsShown ? Runs[^1].Run.Id : null;
    }
}
