using QaInsight.Measures;
using QaInsight.Nightly.Quality;
using Xunit;

namespace QaInsight.Tests.Nightly.Quality;

public sealed class TypedTargetTests
{
    private static readonly Catalogue Catalogue = Catalogue.Load(TestWarehouse.ReferenceFolder);
    private static readonly DateOnly Today = new(2026, 9, 14);
    private static readonly TypedTarget Right = new("2026-10-01", "60", "40", null, "Local", "As the board agreed", None: false);

    [Theory]
    [InlineData("90", 90)]
    [InlineData("90%", 90)]
    [InlineData(" 90 % ", 90)]
    [InlineData("92.5", 92.5)]
    [InlineData("0.5%", 0.5)]
    [InlineData("0", 0)]
    [InlineData("100", 100)]
    public void A_share_is_typed_with_or_without_its_sign(string typed, decimal value)
    {
        var target = (Right with { Value = typed, Near = null }).Read(Catalogue["completion-rate"], Today, out var faults)!.Target!;

        Assert.Empty(faults);
        Assert.Equal((value, null, Better.Higher, MeasureUnit.Percent), (target.Value, target.Floor, target.Better, target.Unit));
    }

    [Theory]
    [InlineData("2026-10-01")]
    [InlineData("1/10/2026")]
    [InlineData("1 October 2026")]
    public void The_first_day_is_typed_as_the_extracts_write_days(string typed) =>
        Assert.Equal(new DateOnly(2026, 10, 1), (Right with { From = typed }).Read(Catalogue["completion-rate"], Today, out _)!.From);

    [Fact]
    public void Counts_and_rates_are_typed_with_commas()
    {
        var target = (Right with { Value = "1,250", Near = "1,500.5" }).Read(Catalogue["concerns-open"], Today, out var faults)!.Target!;

        Assert.Empty(faults);
        Assert.Equal((1250, 1500.5m, MeasureUnit.Count, Better.Lower), (target.Value, target.Floor, target.Unit, target.Better));
    }

    [Fact]
    public void Where_close_is_better_the_target_is_a_range_and_what_is_near_a_distance()
    {
        var target = (Right with { Value = "15", Give = "1", Near = "3" }).Read(Catalogue["caseload"], Today, out var faults)!.Target!;

        Assert.Empty(faults);
        Assert.Equal((TargetStatus.Met, TargetStatus.Near, TargetStatus.Near, TargetStatus.Missed), (target.Status(16, 1)!.Value, target.Status(12, 1)!.Value, target.Status(18, 1)!.Value, target.Status(19, 1)!.Value));
        Assert.Equal("15, give or take 1, near it within 3", TargetDesk.Says(target));
    }

    [Fact]
    public void Without_a_target_only_the_day_and_the_reason_are_asked_for()
    {
        var read = new TypedTarget("2026-10-01", null, null, null, null, "It is not asked for any more", None: true).Read(Catalogue["completion-rate"], Today, out var faults)!;

        Assert.Empty(faults);
        Assert.Null(read.Target);
    }

    public static TheoryData<string, TypedTarget, string, string> Wrong => new()
    {
        { "completion-rate", Right with { Value = "ninety" }, "Value", "“ninety” is not a number for the target. Write 90 or 90%." },
        { "completion-rate", Right with { Value = "" }, "Value", "Say what the target is." },
        { "completion-rate", Right with { Value = "0.9" }, "Value", "Is 0.9 meant as 90%? Write shares as 90 or 90%; for less than one percent write the sign: 0.5%." },
        { "completion-rate", Right with { Value = "-5" }, "Value", "“-5” is not a number for the target. Write 90 or 90%." },
        { "completion-rate", Right with { Value = "1e2" }, "Value", "“1e2” is not a number for the target. Write 90 or 90%." },
        { "completion-rate", Right with { Value = "101%" }, "Value", "A share is never more than 100%." },
        { "completion-rate", Right with { Near = "61" }, "Near", "Near cannot begin above the target, since higher is better." },
        { "grade-inadequate", Right with { Value = "10", Near = "9" }, "Near", "Near cannot end below the target, since lower is better." },
        { "grade-inadequate", Right with { Value = "10", Near = "200" }, "Near", "A share is never more than 100%." },
        { "concerns-open", Right with { Value = "10%", Near = null }, "Value", "10% is a share, and this measure is not: write the target as a number." },
        { "concerns-open", Right with { Value = "999,999,999", Near = null }, "Value", "999,999,999 is too much for the target." },
        { "caseload", Right with { Value = "15", Near = "3" }, "Give", "Say how far from the target still meets it; 0 for not at all." },
        { "caseload", Right with { Value = "15", Give = "3", Near = "1" }, "Near", "Near has to reach further from the target than what still meets it." },
        { "completion-rate", Right with { From = null }, "From", "Say from which day on it holds." },
        { "completion-rate", Right with { From = "soon" }, "From", "“soon” is not a day. Write it as 1/10/2026." },
        { "completion-rate", Right with { From = "2036-09-15" }, "From", "15 September 2036 is too far away: a target starts between 1 January 1990 and 14 September 2036." },
        { "completion-rate", Right with { Reason = " \u0001 " }, "Reason", "Say why: whoever reads the figure in a year will want to know." },
        { "completion-rate", Right with { Reason = new string('x', 501) }, "Reason", "A reason has at most 500 characters; this one has 501." },
        { "completion-rate", Right with { Source = "7" }, "Source", "Say whether it is the council’s own or a national target." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_in_plain_words(string measure, TypedTarget typed, string field, string says)
    {
        Assert.Null(typed.Read(Catalogue[measure], Today, out var faults));
        Assert.Equal([new Fault(field, says)], faults);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        Assert.Null(new TypedTarget(null, null, "x", null, null, null, None: false).Read(Catalogue["completion-rate"], Today, out var faults));
        Assert.Equal(["From", "Near", "Value", "Source", "Reason"], faults.Select(f => f.Field));
    }
}
