namespace QaInsight.Nightly;

/// <summary>The text file beside a file that could not be used.</summary>
internal static class Reason
{
    public static string Text(string name, string what, string why, string next) =>
        $"""
        {SafeName.Of(name)} {what}. Nothing of it is counted.

        Why: {why}

        What to do next: {next}

        """;
}
