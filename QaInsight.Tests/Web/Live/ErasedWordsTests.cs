using System.Net;
using QaInsight.Nightly.Erasures;
using QaInsight.People;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>What people wrote about a child is read without the id from the moment the erasure ends, though the site goes on running.</summary>
public sealed class ErasedWordsTests
{
    private const string Child = "C100014";

    [Fact]
    public async Task An_erased_id_is_gone_from_commentary_and_from_a_targets_reason_at_once()
    {
        await using var site = new LiveSite();
        using var visitor = new Visitor(site);
        await visitor.Open("/commentary?of=grade-inadequate&period=2026-08");
        await visitor.Send("form.write", ("Words", $"Mostly {Child} and others"));
        await visitor.Open("/target?of=grade-inadequate");
        await visitor.Send("form.plain", ("From", "2026-08-01"), ("Value", "12"), ("Near", "15"), ("Source", "Local"), ("Reason", $"Agreed after {Child}"));
        string[] pages = ["/?period=2026-08", "/measure?of=grade-inadequate&period=2026-08", "/commentary?of=grade-inadequate&period=2026-08", "/target?of=grade-inadequate", "/targets", "/board.csv?period=2026-08", "/measure.csv?of=grade-inadequate&period=2026-08"];
        foreach (var page in pages)
            Assert.Contains(Child, await Read(visitor, page), StringComparison.Ordinal);

        var erased = new ErasureDesk(site.Folder, TestWarehouse.ReferenceFolder, site.Clock).Erase(Child, "asked for by the family", new Reader("1", "Ann Lee"));

        Assert.True(erased.IsDone);
        foreach (var page in pages)
        {
            var says = await Read(visitor, page);
            Assert.DoesNotContain(Child, says, StringComparison.Ordinal);
            Assert.True(says.Contains("and others", StringComparison.Ordinal) || says.Contains("Agreed after", StringComparison.Ordinal), page);
        }
    }

    private static async Task<string> Read(Visitor visitor, string address) => WebUtility.HtmlDecode(await visitor.Download(address));
}
