using QaInsight.People;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Web.SignIn;

/// <summary>Notes what the reader of this request looks at and takes away.</summary>
public sealed class Looks(LookLog log, Reader reader, IHttpContextAccessor http)
{
    /// <summary>Where the page shows rows of children, each time it does, from the cache or not.</summary>
    public void View(ScorecardPage page)
    {
        if (page.HoldsChildrensRows)
            Note(LookKind.View, $"{page.Kind.Name}: {page.Body.Title}", page.Head.Address.Href());
    }

    public void View(string what, string address) => Note(LookKind.View, what, address);

    public void Export(string what) => Note(LookKind.Export, what, Address);

    public void Change(string what) => Note(LookKind.Change, what, Address);

    private string Address => http.HttpContext!.Request.Path + http.HttpContext.Request.QueryString;

    private void Note(LookKind kind, string what, string address) => log.Note(reader, kind, what, address, http.HttpContext?.Connection.RemoteIpAddress?.ToString());
}
