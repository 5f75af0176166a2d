namespace QaInsight.Warehouse;

internal static class Files
{
    // EFBIG.
    private const int TooLarge = 27;

    /// <exception cref="IOException">The disk has no room for the copy.</exception>
    public static void Copy(string from, string to)
    {
        try
        {
            File.Copy(from, to, overwrite: true);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // What .NET makes of a file system, or a limit, for which the copy is too large.
            throw new IOException(e.Message, TooLarge);
        }
    }
}
