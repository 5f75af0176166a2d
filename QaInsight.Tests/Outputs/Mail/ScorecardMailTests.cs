using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using QaInsight.Measures;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.Outputs.Mail;
using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Tests.Web;
using Xunit;
using Table = QaInsight.Scorecards.Pages.Table;

namespace QaInsight.Tests.Outputs.Mail;

/// <summary>What mail clients keep of a mail, and what it says whatever its page holds.</summary>
public sealed partial class ScorecardMailTests(SampleMails mails) : IClassFixture<SampleMails>
{
    private static readonly string[] Elements =
    [
        "html", "head", "meta", "title", "style", "body", "div", "table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "p", "b", "br", "span", "a",
    ];

    private static readonly string[] Attributes =
    [
        "align", "aria-hidden", "aria-label", "aria-roledescription", "bgcolor", "border", "cellpadding", "cellspacing", "charset", "colspan", "content", "dir", "height", "href", "lang", "name", "role", "scope", "style", "title", "valign", "width", "xmlns",
    ];

    public static TheoryData<string> Pages =>
    [
        "board", "board?service=Safeguarding", "teams?service=Safeguarding&period=2026-08", "team?team=Saltmere%200-11%20Permanence%20Team%201", "practitioner?person=SW210", "legal-status", "status?legalStatus=CIN", "domains",
        "domain?domain=Oversight", "auditing", "actions", "concerns", "performance", "changes", "measures", "measure?of=grade-inadequate", "rows?of=grade-inadequate&period=FY2025-26", "audit?of=QA-202409-0002",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Of_every_page_it_is_what_clients_keep_and_no_longer_than_they_show(string address) => Kept(mails.Of(address));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_figure_in_it_is_the_pages_own(string address)
    {
        var page = mails.Page(address);
        var mail = ScorecardMail.Write([page], SampleMails.Head);
        var shown = SampleMails.Parsed(mail);
        Assert.Equal(page.Body.Title, shown.QuerySelector("h1")!.TextContent);
        Assert.All(page.Body.Sections.Select(s => s.Lead).OfType<Sentence>(), lead => Assert.Contains(lead.ToString(), shown.Body!.TextContent, StringComparison.Ordinal));
        foreach (var tile in page.Body.Sections.SelectMany(s => s.Tiles))
        {
            var cell = shown.QuerySelectorAll("td").Last(c => c.QuerySelector("h2, h3")?.TextContent == tile.Title);
            Assert.Equal(tile.Figure.Display, cell.QuerySelector("p")!.TextContent);
            Assert.Contains(tile.Detail, cell.TextContent, StringComparison.Ordinal);
            Assert.Contains($"{tile.Title}: {tile.Figure.Display} ({tile.Detail}", Unwrapped(mail.Text), StringComparison.Ordinal);
        }

        var rows = shown.QuerySelectorAll("tr:has(> th[scope=row])").Select(r => Unwrapped(r.TextContent)).ToList();
        var left = shown.QuerySelectorAll("td").LastOrDefault(c => c.TextContent.StartsWith("Left to the page:", StringComparison.Ordinal))?.TextContent ?? "";
        foreach (var table in page.Blocks.Where(b => b.Chart is not BarsChart && !left.Contains(b.Title, StringComparison.Ordinal) && b.Table is { IsFacts: false, Rows.Count: > 0 }).Select(ShownTable.Of).Where(t => !t.IsStacked))
        {
            foreach (var row in table.Rows)
            {
                var figures = table.Columns.Select(at => row.Cells[at]).Where(c => c.Figure is { Denominator: > 0 }).Select(c => $"{c.Figure!.Display} {MailWords.Counted(c.Figure)}{(c.Figure.IsSmall ? Figure.SmallNumbers : "")}");
                Assert.True(rows.Exists(r => r.StartsWith(row.Cells[0].Text, StringComparison.Ordinal) && figures.All(f => r.Contains(f, StringComparison.Ordinal))), $"{row.Cells[0].Text}: {string.Join(", ", figures)}");
            }
        }

        foreach (var bars in page.Blocks.Where(b => b.Table.Rows.Count > 0 && !left.Contains(b.Title, StringComparison.Ordinal)).Select(b => b.Chart).OfType<BarsChart>())
        {
            foreach (var bar in bars.Bars.Take(12))
                Assert.Contains(shown.QuerySelectorAll("table[role=img]"), b => b.GetAttribute("aria-label") == $"{bar.Label}: {MailWords.Parts(bars, bar)}");
        }
    }

    [Fact]
    public void Its_subject_and_its_body_say_the_marking_whose_figures_the_period_and_the_day()
    {
        var mail = mails.Of("teams?service=Safeguarding&period=2026-08");
        Assert.Equal("OFFICIAL–SENSITIVE: Teams, Safeguarding – August 2026 (as at 13 September 2026)", mail.Subject);
        Assert.Equal(mail.Subject, SampleMails.Parsed(mail).Title);
        foreach (var body in new[] { SampleMails.Parsed(mail).QuerySelector("[role=article]")!.TextContent, mail.Text })
        {
            var words = Unwrapped(body);
            Assert.Matches("^\\s*OFFICIAL–SENSITIVE", words);
            Assert.Matches("OFFICIAL–SENSITIVE\\s*$", words);
            Assert.All(["August 2026", "Safeguarding", "as at 13 September 2026", "last import 13 September 2026 at 02:04", "A made-up council.", "because you asked for the board each month"], said => Assert.Contains(said, words, StringComparison.Ordinal));
        }

        Assert.StartsWith("OFFICIAL–SENSITIVE: Wrackford Safeguarding Team 2, Safeguarding – ", mails.Of("team?team=Wrackford%20Safeguarding%20Team%202&service=Safeguarding").Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_links_lead_to_the_page_with_its_filters_and_its_period_and_without_a_site_there_are_none()
    {
        var links = SampleMails.Parsed(mails.Of("board?service=Safeguarding")).QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal("https://qainsight.harbourshire.example/?period=2026-08&service=Safeguarding", links[0]);
        Assert.All(links, l => Assert.True(l.EndsWith("/subscriptions/7", StringComparison.Ordinal) || l.Contains("period=", StringComparison.Ordinal), l));
        var without = ScorecardMail.Write([mails.Page("board")], SampleMails.Head with { Site = null, Change = null });
        Assert.Empty(SampleMails.Parsed(without).QuerySelectorAll("a"));
        Assert.DoesNotContain("://", without.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_pack_the_first_page_is_whole_and_the_others_are_what_they_say()
    {
        var pages = new[] { "board", "teams", "actions", "performance" };
        var mail = mails.Of(pages);
        Kept(mail);
        var shown = SampleMails.Parsed(mail);
        foreach (var page in pages.Skip(1).Select(mails.Page))
        {
            Assert.Contains(shown.QuerySelectorAll("h2"), h => h.TextContent == page.Body.Title);
            Assert.Contains(shown.QuerySelectorAll("a"), a => a.TextContent == $"Open {page.Body.Title}" && a.GetAttribute("href")!.Contains($"/{page.Kind.Word}?", StringComparison.Ordinal));
            Assert.All(page.Body.Sections.Select(s => s.Lead).OfType<Sentence>(), lead => Assert.Contains(lead.ToString(), shown.Body!.TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Of_the_largest_page_it_says_what_it_leaves_to_the_page()
    {
        var page = mails.Page("teams");
        var block = page.Blocks.First(b => b.Table.Rows.Count > 12);
        var row = block.Table.Rows[0] with { Cells = [new Cell(new string('W', 4_000)), .. block.Table.Rows[0].Cells.Skip(1)] };
        var large = page with
        {
            Body = page.Body with
            {
                Title = new string('T', 3_000),
                Notice = string.Concat(Enumerable.Repeat("A long notice. ", 100)),
                Sections = [.. page.Body.Sections, .. Enumerable.Range(0, 20).Select(at => new Section($"s{at}", $"Section {at}", [block with { Key = $"b{at}", Title = $"Table {at}", Table = block.Table with { Rows = [.. Enumerable.Repeat(row, 500)] } }]) { Lead = page.Body.Sections[0].Lead })],
            },
        };
        var mail = ScorecardMail.Write([large, .. Enumerable.Repeat(page, 5)], SampleMails.Head);
        Kept(mail);
        Assert.InRange(mail.Text.Length, 1, 64_000);
        Assert.InRange(mail.Subject.Length, 1, 180);
        Assert.Contains("Left to the page:", mail.Html, StringComparison.Ordinal);
        Assert.Contains("The first twelve of ", mail.Html, StringComparison.Ordinal);
        Assert.EndsWith("OFFICIAL–SENSITIVE", mail.Text.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("Change or stop these mails", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_people_write_is_text()
    {
        string[] payloads = [.. Payloads.All, "\u202Exls.exe\u202C", "a\u2067b", "a\r\nBcc: x@evil.example", "a\0b", "a\u2028b"];
        var page = mails.Page("board");
        foreach (var payload in payloads)
        {
            var remark = new Remark(new Subject(null, page.Head.Request.Period, payload, payload, null), 1, payload, payload, payload, new DateOnly(2026, 10, 1), payload, new DateOnly(2026, 9, 12));
            var rows = Enumerable.Repeat(Row.Of(new Cell(payload) { Note = payload }, new Cell(payload), new Cell(payload) { IsProse = true }), 2);
            var hostile = page with
            {
                Body = page.Body with
                {
                    Title = payload,
                    Notice = payload,
                    Conclusions = [remark],
                    Sections =
                    [
                        new Section("s", payload, [new Block("b", payload, new Table([Column.Text("a", payload), Column.Text("b", payload), Column.Text("c", payload)], [.. rows])), new Block("c", payload, new Table([Column.Text("a", payload)], [.. rows])) { Chart = new BarsChart(payload, [Meaning.Good], [new StackedBar(payload, [new BarPart(3)])]) }])
                        {
                            Lead = new Sentence([new Words(payload, IsStrong: true)]), Remarks = [new NumberedRemark(1, payload, remark)], Tiles = [.. page.Body.Sections.SelectMany(s => s.Tiles).Take(1).Select(t => t with { Title = payload, Reading = payload })],
                        },
                    ],
                },
            };
            var mail = ScorecardMail.Write([hostile, hostile], SampleMails.Head with { Council = payload, Subscription = payload, Why = payload, Note = payload });
            Kept(mail);
            Assert.All(["Conclusions and recommendations", "What is behind it", "By: 1 October 2026", "12 September 2026"], said => Assert.Contains(said, mail.Html, StringComparison.Ordinal));
            Assert.Contains("By: 1 October 2026", mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(mail.Subject, char.IsControl);
            Assert.DoesNotContain(mail.Html + mail.Text + mail.Subject, c => c is '\u202E' or '\u202C' or '\u2067' or '\u2028' || (char.IsControl(c) && c != '\n'));
            Assert.Equal(MailWords.OneLine(payload), MailWords.OneLine(SampleMails.Parsed(mail).QuerySelector("h1")!.TextContent));
        }
    }

    [Fact]
    public async Task In_the_outbox_it_is_letter_by_letter_what_was_written()
    {
        var folder = Directory.CreateTempSubdirectory("qainsight-outbox-").FullName;
        try
        {
            var mail = mails.Of("board");
            var outbox = new OutboxFolder(folder, new MailOptions(), TimeProvider.System);
            await outbox.PostAsync(new Letter("7@qainsight", new Addressee("Ann Lee", "ann.lee@council.gov.uk"), mail, DateTimeOffset.UnixEpoch), default);
            var read = outbox.Read(Assert.Single(outbox.List()))!;
            Assert.Equal((mail.Subject, mail.Html, mail.Text), (read.Subject, read.Html.ReplaceLineEndings("\n"), read.Text.ReplaceLineEndings("\n")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_notice_is_a_mail_of_the_same_look()
    {
        var mail = NoticeMail.Write(
            "3 mails could not be sent", ["The mail server refused three letters.\nTheir readers were not told."],
            [.. Enumerable.Range(0, 80).Select(at => new NoticeLine($"Reader {at} <b>", "550 No such user", new Uri("https://qainsight.harbourshire.example/deliveries")))],
            new NoticeLink(new Uri("https://qainsight.harbourshire.example/deliveries"), "Look at the deliveries"), SampleMails.Head);
        Kept(mail);
        Assert.Equal("OFFICIAL–SENSITIVE: 3 mails could not be sent", mail.Subject);
        Assert.Equal("3 mails could not be sent", SampleMails.Parsed(mail).QuerySelector("h1")!.TextContent);
        Assert.All(["80 in all", "550 No such user", "Reader 0", "Look at the deliveries"], said => Assert.True(mail.Html.Contains(said, StringComparison.Ordinal) && mail.Text.Contains(said, StringComparison.Ordinal), said));
    }

    private static void Kept(MailBody mail)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(mail.Html), 1_000, 100 * 1024 - 1);
        var page = SampleMails.Parsed(mail);
        Assert.Empty(page.All.Select(e => e.LocalName).Distinct(StringComparer.Ordinal).Except(Elements));
        Assert.Empty(page.All.SelectMany(e => e.Attributes).Select(a => a.Name).Distinct(StringComparer.Ordinal).Except(Attributes));
        Assert.DoesNotContain(page.All, e => (e.GetAttribute("style") ?? "").Contains("url(", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("url(", page.Head!.TextContent.Replace(page.Title!, "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith(":root{color-scheme:light dark", Assert.Single(page.QuerySelectorAll("style")).TextContent, StringComparison.Ordinal);
        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.StartsWith("https://qainsight.harbourshire.example/", a.GetAttribute("href"), StringComparison.Ordinal));
        // Tables are there for their look, drawings that are told in words, or tables with headed rows.
        Assert.All(page.QuerySelectorAll("table:not([role=presentation])"), t => Assert.True(t.GetAttribute("role") == "img" ? t.GetAttribute("aria-label")!.Length > 2 : t.QuerySelector("th[scope=row]") is not null, t.OuterHtml));
        Assert.All(page.QuerySelectorAll("th"), t => Assert.Contains(t.GetAttribute("scope"), (string?[])["row", "col"]));
        foreach (var (element, style) in page.All.Select(e => (e, e.GetAttribute("style") ?? "")))
        {
            Assert.DoesNotMatch("display:\\s*(flex|grid)|position:|float:", style);
            Assert.Equal(Background().IsMatch(style), Background().IsMatch(style) && Colour().IsMatch(style));
            Assert.True(element.GetAttribute("bgcolor") is not { } told || style.Contains($"background-color:{told}", StringComparison.Ordinal), element.OuterHtml);
        }

        Assert.All(mail.Text.Split('\n'), l => Assert.True(l.Length <= TextLines.Width || !l.TrimStart('-', ' ').Contains(' ', StringComparison.Ordinal), l));
    }

    private static string Unwrapped(string text) => Blanks().Replace(text, " ");

    [GeneratedRegex("background-color:", RegexOptions.None, 1000)]
    private static partial Regex Background();

    [GeneratedRegex("(^|;)color:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
