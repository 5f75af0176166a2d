using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using QaInsight.Tests.Web.Live;
using QaInsight.Web.Setup;

namespace QaInsight.Tests.Web.Access;

/// <summary>A browser without a screen: keeps cookies itself, so that a test can see and send them, follows redirects, sends forms.</summary>
internal sealed class Caller(HttpClient client) : IDisposable
{
    private readonly Dictionary<string, string> cookies = [];

    public Caller(WebApplicationFactory<SiteOptions> site)
        : this(site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = site.ClientOptions.BaseAddress }))
    {
    }

    public HttpStatusCode Status { get; private set; }

    /// <summary>The path of the page that is open.</summary>
    public string Address { get; private set; } = "";

    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    /// <summary>The session's.</summary>
    public string? Cookie => cookies.GetValueOrDefault("QaInsight") ?? cookies.GetValueOrDefault("__Host-QaInsight");

    public async Task<IHtmlDocument> Open(string address) => await Follow(await Ask(HttpMethod.Get, address), address);

    public async Task<IHtmlDocument> SignIn(string email, string password, bool already = false)
    {
        // Whoever is signed in is led on from the page: its form is there for those who look as somebody else.
        await Open(already ? "/account/sign-in?other=true" : "/account/sign-in");
        return await Send("form:has(#password)", ("email", email), ("password", password));
    }

    public async Task<IHtmlDocument> Send(string form, params (string Name, string Value)[] fields)
    {
        var answer = await SendOnce(form, fields);
        return await Follow(answer, answer.RequestMessage!.RequestUri!.PathAndQuery);
    }

    /// <summary>The answer to a form itself, wherever it leads.</summary>
    public async Task<HttpResponseMessage> SendOnce(string form, params (string Name, string Value)[] fields)
    {
        var found = (IHtmlFormElement?)Page.QuerySelector(form) ?? throw new InvalidOperationException($"There is no form {form} on {Address}: {Page.Body?.TextContent}");
        var values = found.QuerySelectorAll("input").Cast<IHtmlInputElement>().Where(i => i.Name is { Length: > 0 } && (i.Type is not ("checkbox" or "radio") || i.IsChecked) && fields.All(f => f.Name != i.Name))
            .Select(i => KeyValuePair.Create(i.Name!, i.Value)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var content = new FormUrlEncodedContent(values);
        return await Ask(HttpMethod.Post, found.GetAttribute("action") ?? Address, content);
    }

    /// <summary>What the first page answers to somebody who has just this session's cookie.</summary>
    public async Task<HttpStatusCode> StatusWith(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", $"QaInsight={cookie}");
        return (await client.SendAsync(request)).StatusCode;
    }

    /// <summary>Of a site on a real port, where the factory's own client would follow redirects by itself.</summary>
    public static Caller OnPort(WebApplicationFactory<SiteOptions> site) =>
        new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.ClientOptions.BaseAddress });

    /// <summary>One request as whoever is signed in, and its answer itself.</summary>
    public async Task<HttpResponseMessage> Ask(HttpMethod method, string address, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        var answer = await client.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var (name, value) = (set[..set.IndexOf('=', StringComparison.Ordinal)], set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
            if (value.Length == 0)
                cookies.Remove(name);
            else
                cookies[name] = value;
        }

        return answer;
    }

    public void Dispose() => client.Dispose();

    private async Task<IHtmlDocument> Follow(HttpResponseMessage answer, string from)
    {
        (Status, Address) = (answer.StatusCode, from.Split('?')[0]);
        while (answer.StatusCode is HttpStatusCode.Redirect)
        {
            var to = answer.Headers.Location!.OriginalString;
            answer = await Ask(HttpMethod.Get, to);
            (Status, Address) = (answer.StatusCode, to.Split('?')[0]);
        }

        return Page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
