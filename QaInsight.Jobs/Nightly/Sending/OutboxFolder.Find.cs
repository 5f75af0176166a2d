namespace QaInsight.Nightly.Sending;

public sealed partial class OutboxFolder
{
    /// <summary>The file of a mail by its message id; null where it is not there, or is no longer kept.</summary>
    public string? FileOf(string messageId)
    {
        var ending = $"-{Plain(messageId)}{Ending}";
        return List().FirstOrDefault(f => f.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>Null where there is no such file.</summary>
    public Stream? Open(string file)
    {
        try
        {
            return File().IsMatch(file) ? System.IO.File.OpenRead(Path.Combine(folder, file)) : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static string Plain(string messageId) => new([.. messageId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' ? c : '_')]);
}
