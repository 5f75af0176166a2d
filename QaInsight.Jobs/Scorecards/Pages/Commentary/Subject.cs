using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Commentary;

/// <summary>What commentary is written about.</summary>
/// <param name="Measure">Null: the board as a whole, its conclusions and recommendations.</param>
/// <param name="Service">With <paramref name="Team"/> null too: the whole authority.</param>
public sealed record Subject(string? Measure, Period Period, string Programme, string? Service, string? Team)
{
    /// <summary>Names that the team had earlier.</summary>
    public IReadOnlyList<string> Formerly { get; init; } = [];

    /// <summary>Whose figures it is about.</summary>
    public string Whose => Team ?? Service ?? "The whole authority";

    /// <summary>The page on which the figure stands.</summary>
    public PageAddress Page => At(Measure is null ? "board" : "measure");

    /// <summary>Where its commentary is read and written; no page of figures.</summary>
    public PageAddress Place => At("commentary");

    /// <summary>What a page's commentary is about; null where its figures are narrowed by something else, or are those of a part of a service.</summary>
    internal static Subject? Of(PageSource source)
    {
        var (request, teams) = (source.Request, source.Context.Teams);
        if (request.LegalStatus is not null || request.Domain is not null || request.AuditType is not null || source.Address.IsNarrowed)
            return null;
        var subject = new Subject(source.Address.Page == "measure" ? source.Address.Of : null, source.Period, request.Programme, null, null);
        if (request.Team is not null)
        {
            return source.Selection.Teams is [var team]
                ? subject with { Team = team.Name, Formerly = [.. teams.EarlierNames.Where(e => e.Value.Id == team.Id).Select(e => e.Key)] }
                : null;
        }

        return request.Service is null ? subject
            : Seen.Whole(source.Context, source.Scope, request.Service) is { } service ? subject with { Service = service }
            : null;
    }

    private PageAddress At(string page) => new(page)
    {
        Of = Measure,
        Period = new Period(Period.From, Period.To).ToString(),
        Programme = Programme == TeamDirectory.MainProgramme ? null : Programme,
        Service = Service,
        Team = Team,
    };
}
