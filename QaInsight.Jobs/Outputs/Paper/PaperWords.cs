using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Warehouse;

namespace QaInsight.Outputs.Paper;

/// <summary>Sentences, headings and what people wrote.</summary>
internal static class PaperWords
{
    public static Html Of(Sentence sentence) => Html.Join(sentence.Parts.Select(w => w.IsStrong ? (Html)$"<b>{w.Text}</b>" : (Html)$"{w.Text}"));

    /// <param name="level">2 right under the page's title, else 3.</param>
    public static Html Heading(int level, string words) => $"<h{level}>{words}</h{level}>";

    public static Html Of(Remark remark)
    {
        var facts = new (string Name, string? Says)[] { ("Next step", remark.NextStep), ("Owner", remark.Owner), ("By", remark.By?.ToWords()) }.Where(f => f.Says is not null).ToList();
        return $"""
            <p class="words" dir="auto">{remark.Words}</p>{(facts.Count == 0 ? null : (Html)$"<dl class=\"facts\">{facts.Select(f => (Html)$"<div><dt>{f.Name}</dt><dd dir=\"auto\">{f.Says}</dd></div>")}</dl>")}<p class="rule"><bdi>{remark.Author}</bdi>, {remark.Day.ToWords()}</p>
            """;
    }

    /// <summary>The numbers under which what was written about a figure is written out.</summary>
    /// <param name="page">The id of the page that it stands on.</param>
    public static Html Marks(IReadOnlyList<NumberedRemark> remarks, string page) =>
        Html.Join(remarks.Select(r => (Html)$" <a class=\"mark\" href=\"#{page}-remark-{r.Number}\" aria-label=\"Commentary {r.Number} on {r.Name}\">{r.Number}</a>"));
}
