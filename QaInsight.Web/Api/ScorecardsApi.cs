using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Api;

public static class ScorecardsApi
{
    private static readonly string[] Filters = ["period", "asOf", "programme", "team", "service", "legalStatus", "domain", "auditType"];

    public static void MapScorecardsApi(this IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/scorecards/{by}", Get).RequireAuthorization(new NeedsAttribute(Rights.Figures));

    private static IResult Get(string by, HttpRequest request, IScorecards scorecards, Looks looks)
    {
        request.HttpContext.Response.Headers.CacheControl = "private, no-store";
        if (Misasked(request.Query) is { } misasked)
            return Results.Problem(misasked, statusCode: StatusCodes.Status400BadRequest);
        if (scorecards.LiveBuild is null)
            return Results.Problem("Nothing has been imported yet.", statusCode: StatusCodes.Status503ServiceUnavailable);
        try
        {
            if (scorecards.Json(by, Bind(request.Query)) is not { } json)
                return NotThere();
            looks.Export($"Scorecard by {by}, by the API");
            return Results.Text(json, "application/json");
        }
        catch (NotThereException)
        {
            return NotThere();
        }
        catch (CannotAnswerException e)
        {
            return Results.Problem(e.Message, statusCode: e.Status);
        }
    }

    private static IResult NotThere() => Results.Problem("There is no scorecard of that name.", statusCode: StatusCodes.Status404NotFound);

    // A filter that is misspelt or given twice would quietly give the figures of another question.
    private static string? Misasked(IQueryCollection query) => query
        .Select(q => !Filters.Contains(q.Key, StringComparer.OrdinalIgnoreCase) ? $"'{q.Key}' is not a filter. The filters are {string.Join(", ", Filters)}."
            : q.Value.Count > 1 ? $"'{q.Key}' is given more than once."
            : null)
        .FirstOrDefault(m => m is not null);

    private static ScorecardQuery Bind(IQueryCollection query)
    {
        return new(Of("period"), Of("asOf"), Of("programme"), Of("team"), Of("service"), Of("legalStatus"), Of("domain"), Of("auditType"));

        string? Of(string key) => query[key] is [{ Length: > 0 } value] ? value : null;
    }
}
