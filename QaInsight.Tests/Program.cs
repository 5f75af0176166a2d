using QaInsight.Tests.Web.SignIn;

namespace QaInsight.Tests;

/// <summary>Started by itself this program is what a test needs beside the site; tests are run by <c>dotnet test</c>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is [IdentityProvider.Word, ..])
            return await IdentityProvider.RunAsync();
        await Console.Error.WriteLineAsync("The tests are run by 'dotnet test'.");
        return 2;
    }
}
