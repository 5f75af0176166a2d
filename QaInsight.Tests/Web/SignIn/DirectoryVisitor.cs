using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace QaInsight.Tests.Web.SignIn;

/// <summary>Somebody's browser between the site and the directory, each step of the way taken by hand.</summary>
internal sealed class DirectoryVisitor(DirectorySite site) : IDisposable
{
    private readonly HttpClient directory = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private readonly HttpClient client = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>By name, as the site set them; a test may take some away, or put others in.</summary>
    public Dictionary<string, string> Cookies { get; private set; } = [];

    public DirectoryVisitor WithCookies(Dictionary<string, string> cookies)
    {
        Cookies = new(cookies);
        return this;
    }

    public bool HasSession => Cookies.ContainsKey("QaInsight");

    public async Task<(HttpStatusCode Status, Uri? Leads, IHtmlDocument Page)> Get(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute));
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await client.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? SetCookieHeaderValue.ParseList([.. set]) : [])
        {
            if (cookie.Expires < DateTimeOffset.UnixEpoch.AddDays(1))
                Cookies.Remove(cookie.Name.ToString());
            else
                Cookies[cookie.Name.ToString()] = cookie.Value.ToString();
        }

        return (answer.StatusCode, answer.Headers.Location, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>To the directory.</summary>
    /// <returns>The address there.</returns>
    public async Task<Uri> Leave(string? to = null) => (await Get(to is null ? "/account/directory" : $"/account/directory?to={Uri.EscapeDataString(to)}")).Leads!;

    /// <summary>Signs in there.</summary>
    /// <returns>Where the directory sends them back to.</returns>
    public async Task<string> Approve(Uri authorize, DirectoryUser user)
    {
        using var answer = await directory.GetAsync(new Uri(QueryHelpers.AddQueryString(authorize.AbsoluteUri, "user", user.ToWord())));
        return answer.Headers.Location?.PathAndQuery ?? throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Comes back, and follows the site's own redirects.</summary>
    /// <returns>Where that ends, and the page there.</returns>
    public async Task<(string Address, HttpStatusCode Status, IHtmlDocument Page)> Return(string callback)
    {
        for (var address = callback; ;)
        {
            var (status, leads, page) = await Get(address);
            if (leads is null)
                return (address, status, page);
            address = leads.IsAbsoluteUri ? leads.PathAndQuery : leads.OriginalString;
        }
    }

    public async Task<(string Address, HttpStatusCode Status, IHtmlDocument Page)> SignIn(DirectoryUser user, string? to = null) => await Return(await Approve(await Leave(to), user));

    public void Dispose()
    {
        directory.Dispose();
        client.Dispose();
    }
}
