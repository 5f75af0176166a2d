using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace QaInsight.Tests.Web.Live;

/// <summary>Somebody with a browser: keeps cookies, follows redirects, and sends the forms that pages hold.</summary>
internal sealed class Visitor(LiveSite site) : IDisposable
{
    private const string Token = "__RequestVerificationToken";

    private readonly HttpClient client = site.CreateClient();

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer came from, after redirects.</summary>
    public string Address { get; private set; } = "";

    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    private string TokenShown => ((IHtmlInputElement)Page.QuerySelector($"form.drop input[name={Token}]")!).Value;

    public Task<IHtmlDocument> Open(string address) => Read(client.GetAsync(Local(address)));

    /// <summary>To the last byte: reading it as a string would lose its byte-order mark.</summary>
    public async Task<string> Download(string address) => Encoding.UTF8.GetString(await client.GetByteArrayAsync(Local(address)));

    /// <summary>Fills in and sends a form of the page that is open.</summary>
    public Task<IHtmlDocument> Send(string form, params (string Name, string Value)[] fields)
    {
        var found = (IHtmlFormElement?)Page.QuerySelector(form) ?? throw new InvalidOperationException($"There is no form {form} on {Address}.");
        var values = found.QuerySelectorAll("input").Cast<IHtmlInputElement>()
            .Where(i => i.Type != "checkbox" || i.IsChecked).Where(i => fields.All(f => f.Name != i.Name)).Select(i => KeyValuePair.Create(i.Name!, i.Value))
            .Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return Post(found.GetAttribute("action") ?? Address, new FormUrlEncodedContent(values));
    }

    /// <summary>Uploads files from the imports page, as its form does: the token first.</summary>
    public Task<IHtmlDocument> Upload(params (string Name, string Text)[] files) => Upload(withToken: true, files);

    /// <summary>Uploads what is written by hand, after the token.</summary>
    public async Task<IHtmlDocument> UploadRaw(string parts)
    {
        await Open("/imports");
        using var form = new StringContent($"--b\r\nContent-Disposition: form-data; name=\"{Token}\"\r\n\r\n{TokenShown}\r\n--b\r\n{parts}");
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        return await Post("/imports", form);
    }

    public async Task<IHtmlDocument> Upload(bool withToken, params (string Name, string Text)[] files)
    {
        await Open("/imports");
        using var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        if (withToken)
            form.Add(new StringContent(TokenShown), Token);
        foreach (var (name, text) in files)
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            // As browsers write it: whatever the name, and not as .NET's own client would.
            content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename=\"{name}\"");
            form.Add(content);
        }

        return await Post("/imports", form);
    }

    public Task<IHtmlDocument> Post(string address, HttpContent content) => Read(client.PostAsync(Local(address), content));

    public string Text(string selector) => Shown.Text(Page.QuerySelector(selector) ?? throw new InvalidOperationException($"There is no {selector} on {Address}: {Page.Body?.TextContent}"));

    public void Dispose() => client.Dispose();

    private async Task<IHtmlDocument> Read(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        (Status, Address) = (answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery);
        return Page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    private static Uri Local(string address) => new(address, UriKind.Relative);
}
