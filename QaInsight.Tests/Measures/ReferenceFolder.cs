namespace QaInsight.Tests.Measures;

/// <summary>The repository's <c>data/reference</c>, found from wherever the tests run.</summary>
internal static class ReferenceFolder
{
    public static string Path { get; } = Find();

    public static string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "QaInsight.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository."), "data", "reference");
    }
}
