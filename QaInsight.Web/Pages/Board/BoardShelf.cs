using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using QaInsight.Scorecards.Board;
using QaInsight.Warehouse;
using QaInsight.Web.Setup;

namespace QaInsight.Web.Pages.Board;

/// <summary>Keeps the boards asked for of late. A published build never changes, so one stands for as long as its key does.</summary>
public sealed class BoardShelf(IScorecards scorecards, TimeProvider clock) : IDisposable
{
    private const int MostKept = 500;

    // Everybody sees everything until people can sign in; then the reader's scope stands here.
    private const string Scope = "all";

    private readonly MemoryCache shelf = new(new MemoryCacheOptions { SizeLimit = MostKept });

    public BoardScorecard? Board(BoardRequest request)
    {
        if (scorecards.LiveBuild is not { } build)
            return null;
        var key = (build, Scope, request, InPlainWords.Today(clock));
        if (shelf.TryGetValue(key, out BoardScorecard? kept))
            return kept;
        var board = scorecards.Board(request);
        // A build published in between would stand under the key of the one before it, and be found there after an undo.
        if (board?.Freshness.Build == build)
            shelf.Set(key, board, new MemoryCacheEntryOptions { Size = 1 });
        return board;
    }

    /// <summary>What a board's HTML hangs on. As JSON, so that no name can run into the next.</summary>
    public static string HtmlKey(BoardScorecard board, BoardRequest request) => JsonSerializer.Serialize(new[]
    {
        board.Freshness.Build, Scope, board.Choice.Period.ToString(), board.Choice.Programme, board.Choice.Service, board.Choice.AsOf.ToIso(), request.AsOf,
    });

    public void Dispose() => shelf.Dispose();
}
