using System.Text.Json;
using QaInsight.Measures;
using QaInsight.Outputs.Drawings;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Tests.Web;
using QaInsight.Warehouse;
using QaInsight.Web.Charts;
using Xunit;

namespace QaInsight.Tests.Charts;

public sealed class ChartTests
{
    [Fact]
    public void Stretches_fill_their_bar_from_end_to_end_in_the_order_of_the_grades()
    {
        var bars = StackedBars.Of("By domain", new GradeBars(FixedBoard.Say(""), "judgements", [new("P", "Planning", 1, 2, 3, 0, 2)]));

        Assert.Equal(["Outstanding", "Good", "Requires improvement", "Inadequate"], bars.Meanings.Select(s => s.Name));
        Assert.Equal([(0, 0.125), (0.125, 0.25), (0.375, 0.375), (0.75, 0.25)], bars.Bars[0].Stretches.Select(s => (s.Start, s.Share)));
        Assert.Equal("1 outstanding, 2 good, 3 requires improvement, 2 inadequate", bars.Bars[0].InWords);
    }

    [Fact]
    public void A_bar_of_nothing_draws_nothing()
    {
        var bars = StackedBars.Of("By domain", new GradeBars(FixedBoard.Say(""), "audits", [new("P", "Planning", 0, 0, 0, 0, 0)]));

        Assert.All(bars.Bars[0].Stretches, s => Assert.Equal(0, s.Share));
        Assert.DoesNotContain("NaN", bars.ToFigure().ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stretch_too_narrow_for_its_count_leaves_it_to_the_hover_and_the_table()
    {
        var bar = StackedBars.Of("By domain", new GradeBars(FixedBoard.Say(""), "audits", [new("P", "Planning", 0, 97, 0, 0, 3)])).Bars[0];

        Assert.Equal(["97", "", ""], bar.Stretches.Select(s => s.Label));
        Assert.Equal("Inadequate: 3 of 100 audits", bar.Stretches[^1].Says);
    }

    [Fact]
    public void A_figure_is_json_that_plotly_reads()
    {
        using var figure = JsonDocument.Parse(StackedBars.Of("Legal status", FixedBoard.August2019.HowAreWeDoing.LegalStatuses).ToFigure().ToJson());
        var root = figure.RootElement;
        var inadequate = root.GetProperty("data")[2];

        Assert.Equal("bar", inadequate.GetProperty("type").GetString());
        Assert.Equal("/", inadequate.GetProperty("marker").GetProperty("pattern").GetProperty("shape").GetString());
        Assert.Equal("Child in need<br>Inadequate: 3 of 16 audits", inadequate.GetProperty("hovertext")[0].GetString());
        Assert.Equal("stack", root.GetProperty("layout").GetProperty("barmode").GetString());

        using var common = JsonDocument.Parse(PlotlyFigure.InCommon);
        Assert.False(common.RootElement.GetProperty("config").GetProperty("displayModeBar").GetBoolean());
        Assert.Equal("h", common.RootElement.GetProperty("bar").GetProperty("orientation").GetString());
    }

    [Fact]
    public void A_month_without_a_figure_is_a_gap_and_not_a_nought()
    {
        var line = TrendLine.FromZero("Good", Trend(FixedBoard.Share(3, 10), FixedBoard.Share(0, 0), FixedBoard.Share(4, 10)));

        Assert.Equal([0.6, null, 0.8], line.Dots.Select(d => d.Up is { } up ? Math.Round(up, 4) : (double?)null));
        Assert.Contains("[0.3,null,0.4]", line.ToFigure().ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_months_at_all_can_still_be_drawn()
    {
        foreach (var line in new[] { TrendLine.FromZero("Good", Trend()), TrendLine.Close("Good", Trend()) })
        {
            Assert.Empty(line.Dots);
            Assert.DoesNotContain("NaN", line.ToFigure().ToJson(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_latest_month_takes_the_colour_of_what_the_trend_says_and_every_other_month_its_own()
    {
        var variations = new[] { Variation.Concerning, Variation.Common, Variation.Neither, Variation.Common };
        var points = variations.Select((variation, at) => new TrendPoint(new Month(2019, 5 + at), FixedBoard.Share(1, 9), null) { Variation = variation }).ToList();
        var line = TrendLine.FromZero("Good", new Trend(points, IsShare: true, 0.1, 0.05, 0.2, Variation.Improving));

        Assert.Equal(new[] { Variation.Concerning, Variation.Common, Variation.Neither, Variation.Improving }.Select(Palette.Of), line.Dots.Select(d => d.Fill));
    }

    [Fact]
    public void What_is_expected_is_a_band_with_its_words_that_the_scale_makes_room_for()
    {
        var line = TrendLine.FromZero("Moved", Trend(FixedBoard.Share(1, 20), FixedBoard.Share(1, 10)), new ExpectedBand(0.1, 0.15, "expected 10–15%"));
        using var figure = JsonDocument.Parse(line.ToFigure().ToJson());
        var layout = figure.RootElement.GetProperty("layout");

        Assert.Equal(0.2, line.Top, 6);
        Assert.Equal((0.1, 0.15), (layout.GetProperty("shapes")[0].GetProperty("y0").GetDouble(), layout.GetProperty("shapes")[0].GetProperty("y1").GetDouble()));
        Assert.Equal("expected 10–15%", layout.GetProperty("annotations")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(3, "0 1 2 3 4")]
    [InlineData(9, "0 2 4 6 8 10")]
    [InlineData(29, "0 5 10 15 20 25 30")]
    [InlineData(80, "0 10 20 30 40 50 60 70 80 90")]
    public void Scales_of_counts_have_round_steps(int highest, string expected) =>
        Assert.Equal(expected, string.Join(' ', TrendLine.FromZero("Open", Trend(FixedBoard.Count(highest)) with { IsShare = false }).Scale.Select(s => s.Words)));

    [Theory]
    [InlineData(1, "0% 10% 20%")]
    [InlineData(9, "0% 20% 40% 60% 80% 100%")]
    [InlineData(10, "0% 20% 40% 60% 80% 100%")]
    public void Scales_of_shares_never_pass_the_whole(int good, string expected) =>
        Assert.Equal(expected, string.Join(' ', TrendLine.FromZero("Good", Trend(FixedBoard.Share(good, 10))).Scale.Select(s => s.Words)));

    private static Trend Trend(params Figure[] figures) =>
        new([.. figures.Select((f, at) => new TrendPoint(new Month(2019, 1).Add(at), f, null))], IsShare: true, null, null, null, Variation.TooFew);
}
