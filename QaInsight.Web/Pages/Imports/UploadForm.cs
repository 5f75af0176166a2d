using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using QaInsight.Nightly.Imports;
using QaInsight.Web.Setup;

namespace QaInsight.Web.Pages.Imports;

/// <summary>
/// Reads a form with files as it arrives, straight into the upload's own folder. The form's token comes before its files, and
/// is checked before the first of them is kept.
/// </summary>
public sealed class UploadForm(IAntiforgery antiforgery, IOptions<SiteOptions> options)
{
    private const string Files = "files";
    private const int LongestField = 16 * 1024;
    private const int MostFields = 16;
    private const int LongestBoundary = 100;

    // What stands around the files in the form.
    private const long Wrapping = 1024 * 1024;

    private static UploadRefusedException Broken => new("The files did not arrive whole, so nothing was imported. Try again; if it goes on, the server’s disk may be full.");

    /// <exception cref="AntiforgeryValidationException">The form did not come from this site.</exception>
    /// <exception cref="UploadRefusedException">The files cannot be taken; the message says why, in plain words.</exception>
    public async Task ReadAsync(HttpContext context, Upload upload)
    {
        var most = options.Value.Uploads.MaxBytes;
        if (context.Request.ContentLength > most + Wrapping)
        {
            // So that the server takes in and drops what comes, for a few seconds: hung up on while it sends, a browser can lose the answer.
            Allow(context, null);
            throw UploadRefusedException.TooLarge(most);
        }

        Allow(context, most + Wrapping);
        try
        {
            await ReadPartsAsync(context, upload, most);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw UploadRefusedException.TooLarge(most);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Broken;
        }
    }

    private async Task ReadPartsAsync(HttpContext context, Upload upload, long most)
    {
        var reader = new MultipartReader(Boundary(context.Request), context.Request.Body);
        var (fields, isChecked, stop) = (new Dictionary<string, StringValues>(), false, context.RequestAborted);
        while (await reader.ReadNextSectionAsync(stop) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
                throw Broken;
            if (!disposition.IsFileDisposition())
            {
                var (field, value) = (HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), await FieldAsync(part.Body, stop));
                // Empty where nothing was chosen; else a file whose name is none.
                if ((field == Files && value.Length > 0) || fields.Count == MostFields)
                    throw Broken;
                fields[field] = value;
                continue;
            }

            if (!isChecked)
                await CheckAsync(context, fields);
            isChecked = true;
            var name = disposition.FileNameStar is { Length: > 0 } star ? star : HeaderUtilities.UnescapeAsQuotedString(disposition.FileName);
            await upload.AddAsync(name.ToString(), part.Body, most, stop);
        }

        if (!isChecked)
            await CheckAsync(context, fields);
    }

    // This request alone.
    private static void Allow(HttpContext context, long? most)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most;
    }

    private static async Task<string> FieldAsync(Stream body, CancellationToken stop)
    {
        var text = new byte[LongestField];
        var length = await body.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, stop);
        return length < text.Length ? Encoding.UTF8.GetString(text, 0, length) : throw Broken;
    }

    private Task CheckAsync(HttpContext context, Dictionary<string, StringValues> fields)
    {
        context.Request.Form = new FormCollection(fields);
        return antiforgery.ValidateRequestAsync(context);
    }

    private static string Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary.ToString()
            : throw new UploadRefusedException("Those were no files, so nothing was imported. Choose them on this page.");
}
