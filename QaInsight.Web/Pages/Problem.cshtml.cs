using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace QaInsight.Web.Pages;

/// <summary>Shown in place of an answer that failed; asked for by its own address, it is a page that is not there.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : PageModel
{
    public bool IsNotFound => Response.StatusCode == StatusCodes.Status404NotFound;

    /// <summary>Whether the role of whoever asks does not see it.</summary>
    public bool IsForbidden => Response.StatusCode == StatusCodes.Status403Forbidden;

    public bool IsTooMuch => Response.StatusCode == StatusCodes.Status429TooManyRequests;

    public bool IsTooLarge => Response.StatusCode == StatusCodes.Status413PayloadTooLarge;

    public bool IsRefused => Response.StatusCode == StatusCodes.Status400BadRequest;

    public void OnGet() => Show();

    public void OnPost() => Show();

    // Without it Razor Pages answers 200 of itself, as if nothing had been refused.
    public void OnOptions() => Show();

    private void Show()
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var answered = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode;
        Response.StatusCode = failed ? StatusCodes.Status500InternalServerError : answered ?? StatusCodes.Status404NotFound;
    }
}
