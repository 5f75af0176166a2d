namespace QaInsight.Extracts;

/// <summary>Headers, file names and sheet names match without regard to case, spaces, _ and -.</summary>
public static class Headers
{
    public static string Plain(string header) =>
        string.Concat(header.Where(c => c is not ('_' or '-' or '\uFEFF') && !char.IsWhiteSpace(c))).ToLowerInvariant();
}
