using Microsoft.Extensions.Configuration;

namespace QaInsight.Nightly.Printing;

public sealed record PrintingOptions
{
    public static PrintingOptions From(IConfiguration configuration) => new() { Path = configuration["QaInsight:Pdf:Chromium"] };

    public string? Path { get; init; }
}

public sealed class ChromiumPrinter(PrintingOptions options) : IPrinter
{
    public string? WhyNot => $"Not yet {options}.";

    public Task<byte[]> PrintAsync(string document, CancellationToken stop) => throw new PrintFailedException("Not yet.");
}
