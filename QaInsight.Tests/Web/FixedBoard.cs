using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;
using QaInsight.Web.Setup;

namespace QaInsight.Tests.Web;

/// <summary>A believable August 2019, for tests of what pages show. Every reading of a trend occurs once.</summary>
public static class FixedBoard
{
    private static readonly Month August = new(2019, 8);

    public static BoardScorecard August2019 { get; } = new(
        new PageHead(
            new PageAddress(BoardPage.Word),
            new ScorecardRequest(By.Board, Period.Of(August), new DateOnly(2019, 9, 13)),
            PartReturned: false,
            [
                new(PageFilter.Period, "Period", [.. Enumerable.Range(0, 6).Select(back => new Option(August.Add(-back).ToString(), August.Add(-back).Label, back == 0, "Months")), new Option("FY2019-20-Q1", "April to June 2019", false, "Quarters")], IsMain: true),
                new(PageFilter.Programme, "Programme", [new("Children's Social Care", "Children’s social care", true), new("Early Help", "Early help", false), new("all", "All programmes", false)], IsMain: true),
                new(PageFilter.Service, "Service", [new("", "All services", true), new("Assessment", "Assessment", false), new("Looked After & Permanence", "Looked After & Permanence", false)], IsMain: true),
            ],
            new Freshness(new DateTimeOffset(2019, 9, 13, 1, 4, 0, TimeSpan.Zero), 3, 0, IsSample: true, "b000001") { Looked = new Looked(41, 32, 42) },
            Before: null,
            After: null),
        new HowAreWeDoing(
            Say("Practice graded good rose to ", "*29%", " (20% in July) and inadequate fell to ", "*17%", " (30%). The rise is more than chance: the last seven months are all above the average. Over July and August together inadequate is ", "*24%", ", against 36% the quarter before."),
            Tiles(),
            new GradeBars(
                Say("No inadequate practice for children in care; in need ", "*19%", " (38% from May to July), protection ", "*22%", " (42%)."), "audits",
                [
                    new("CIN", "Child in need", 0, 3, 10, 0, 3), new("CP", "Child protection", 0, 3, 4, 0, 2), new("CiC", "In care", 0, 3, 4, 0, 0),
                    new("CL", "Care leaver", 0, 0, 3, 0, 1), new("A", "Assessment", 0, 1, 1, 0, 1), new("CWD", "Disabilities", 0, 2, 0, 0, 0),
                ]),
            new GradeBars(
                Say("Risk and oversight have the most inadequate practice; permanence the least."), "judgements",
                [
                    new("Permanence", "Permanence", 2, 16, 18, 0, 5), new("Relational work", "Relational work", 1, 15, 19, 0, 6), new("Planning", "Planning", 0, 12, 22, 0, 7),
                    new("Oversight", "Management oversight and supervision", 0, 10, 21, 0, 10), new("Risk", "Risk", 0, 10, 20, 0, 11),
                ])),
        new HowDoWeKnow(
            Say("76% of allocated audits came back against a target of 90%, and ", "*10 of 42 teams", " were not audited. Moderators lowered 18% of grades: more than the 10–15% expected."),
            "August 2019", "July",
            [
                new("completion-rate", "Audits returned", Share(45, 59, TargetStatus.Missed), "45 of 59", Share(47, 58), "90%", "Missed"),
                new("moderated-down", "Grades lowered by moderators", Share(7, 39, TargetStatus.Near), "7 of 39", Share(10, 40), "10–15%", "Above what is expected"),
                new("own-line-moderation", "Moderated in their own line", Share(0, 39, TargetStatus.Met), "0 of 39", Share(1, 40), "0%", "Met"),
                new("views-parent", "Parents heard", Share(20, 41), "20 of 41", Share(13, 40), "–", "70% of them positive"),
                new("views-child", "Children heard", Share(9, 41), "9 of 41", Share(7, 40), "–", "67% of them positive"),
                new("feedback-child-negative", "Children’s feedback negative", Share(1, 5), "1 of 5", Share(0, 4), "–", "Too few to say"),
            ]),
        new WhatAreWeDoing(
            Say("515 actions from three months of audits to August: 35% done on time, ", "*23% overdue", ". A further ", "*94", " older actions for 58 children are still open, the oldest from May 2018."),
            Period.Ending(August, 3), Count(515), Share(180, 515), Share(98, 515), Share(118, 515), Share(119, 515),
            [
                new("teams-of-concern", "teams with inadequate practice", "Three or more audits graded inadequate in six months", 17, Teams(17, 3)),
                new("teams-of-strength", "teams with good practice", "Three or more audits graded good or better in six months", 6, Teams(6, 4)),
                new("teams-not-audited", "teams hardly audited", "No audit, or only one, in three months", 2, Teams(2, 0)),
            ]));

    /// <summary>August, or what the service's name asks for in its place.</summary>
    public static BoardScorecard? Answer(PageAddress address) => address.Service switch
    {
        "hostile" => WithNames("<img src=x onerror=alert(1)>%{x}</script><b>bold</b>"),
        "part-returned" => August2019 with { Head = August2019.Head with { PartReturned = true } },
        "nobody" => null,
        "nonsense" => throw new CannotAnswerException("There is no service called 'nonsense'."),
        _ => August2019,
    };

    /// <summary>August with one name wherever a council's own words stand.</summary>
    public static BoardScorecard WithNames(string name)
    {
        var (board, doing) = (August2019, August2019.HowAreWeDoing);
        return board with
        {
            Head = board.Head with { Choices = [.. board.Head.Choices.Where(c => c.Filter != PageFilter.Service), new(PageFilter.Service, "Service", [new(name, name, true)], IsMain: true)] },
            HowAreWeDoing = doing with
            {
                Lead = Say("*" + name),
                LegalStatuses = doing.LegalStatuses with { Bars = [new(name, name, 0, 3, 10, 0, 3)] },
                Domains = doing.Domains with { Bars = [new(name, name, 0, 3, 10, 0, 3)] },
                Tiles = [doing.Tiles[0] with { Trend = doing.Tiles[0].Trend with { Points = [Point(0, Share(1, 9), name)] } }],
            },
            WhatAreWeDoing = board.WhatAreWeDoing with { Teams = [new("teams-of-concern", name, name, 1, [new(name, name, 3)])] },
        };
    }

    public static Sentence Say(params string[] parts) => new([.. parts.Select(p => p.StartsWith('*') ? new Words(p[1..], IsStrong: true) : new Words(p))]);

    public static Figure Share(int numerator, int denominator, TargetStatus? status = null) => new(
        numerator, denominator, denominator == 0 ? null : (decimal)numerator / denominator,
        denominator == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100m * numerator / denominator, MidpointRounding.AwayFromZero)}%"),
        denominator < Figure.SmallNumber ? Figure.SmallNumbers : null, status);

    public static Figure Count(int count) => new(count, null, count, count.ToString(CultureInfo.InvariantCulture), null, null);

    private static IReadOnlyList<Tile> Tiles() =>
    [
        new("grade-good-or-better", "Good or better", Share(12, 41, TargetStatus.Missed), "12 of 41 · target 60%",
            Shares([5, 6, 4, 7, 5, 6, 4, 5, 6, 5, 4, 7, 8, 7, 8, 8, 8, 12], 0.167, 0.032, 0.302, Variation.Improving, "Seven months above the average"), "Improving: seven months above the average"),
        new("grade-inadequate", "Inadequate", Share(7, 41, TargetStatus.Missed), "7 of 41 · target 10% or less",
            Shares([13, 15, 11, 14, 16, 12, 15, 13, 14, 12, 15, 13, 16, 14, 13, 15, 12, 7], 0.325, 0.149, 0.501, Variation.Common, null), "No more than chance"),
        new("at-risk-of-inadequate", "At risk of inadequate", Share(8, 22), "8 of 22 requires improvement",
            new Trend([Point(-1, Share(5, 20)), Point(0, Share(8, 22))], IsShare: true, null, null, null, Variation.TooFew), "Too few months to judge"),
        new("concerns-open", "Children of concern, open", Count(29), "13 a month ago",
            new Trend([.. new[] { 12, 14, 11, 13, 12, 15, 13, 12, 14, 13, 11, 12, 13, 29 }.Select((n, at) => Point(at - 13, Count(n), at == 13 ? "Above the upper limit" : null))], IsShare: false, 13.8, 6.1, 19.9, Variation.Concerning),
            "Concerning: above the upper limit"),
    ];

    private static Trend Shares(int[] counts, double mean, double lower, double upper, Variation variation, string? signal) => new(
        [.. counts.Select((n, at) => Point(at + 1 - counts.Length, Share(n, 41), at >= counts.Length - 7 ? signal : null))], IsShare: true, mean, lower, upper, variation);

    private static TrendPoint Point(int monthsAfter, Figure figure, string? signal = null) => new(August.Add(monthsAfter), figure, signal);

    private static IReadOnlyList<NamedTeam> Teams(int count, int audits) =>
        [.. Enumerable.Range(1, count).Select(n => new NamedTeam(string.Create(CultureInfo.InvariantCulture, $"Harbour {n}"), n % 2 == 0 ? "Assessment" : "Child Protection & Court", audits + (n == 1 ? 1 : 0)))];
}
