using Microsoft.Extensions.Options;
using QaInsight.Scorecards.Board;
using QaInsight.Warehouse;

namespace QaInsight.Web.Setup;

/// <summary>Scorecards from the published build.</summary>
public sealed class WarehouseScorecards(IOptions<SiteOptions> options, IHostEnvironment environment) : IScorecards
{
    private readonly WarehouseFolder folder = new(Path.Combine(environment.ContentRootPath, options.Value.Data));

    public string? LiveBuild => folder.LiveId;

    public BoardScorecard? Board(BoardRequest request) =>
        LiveBuild is null ? null : throw new NotSupportedException("The board's figures are not read from the warehouse yet.");

    public string? Json(string by, ScorecardQuery query) =>
        throw new NotSupportedException("Scorecards are not read from the warehouse yet.");

    public void Open() => folder.OpenLive().Dispose();
}
