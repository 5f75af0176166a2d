using Microsoft.AspNetCore.Html;

namespace QaInsight.Web.Charts;

/// <summary>The server's drawings on a page.</summary>
public static class Drawn
{
    /// <summary>As it stands: whatever was put into it has been escaped already.</summary>
    public static IHtmlContent Shown(this Outputs.Html html) => new HtmlString(html.ToString());
}
