using Xunit;

namespace QaInsight.Tests.Browser;

/// <summary>
/// A test in Chromium. Where there is none it is skipped and says so; with QAINSIGHT_REQUIRE_BROWSER=1 it is run all the
/// same, and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = WhyNot;

    public static string Chromium => Environment.GetEnvironmentVariable("QAINSIGHT_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";

    /// <summary>Why there is no browser to test with; null where there is one.</summary>
    public static string? WhyNot => File.Exists(Chromium) || Environment.GetEnvironmentVariable("QAINSIGHT_REQUIRE_BROWSER") == "1"
        ? null
        : $"There is no Chromium at {Chromium}. Install it, or name it in QAINSIGHT_CHROMIUM.";
}

/// <summary>The same, for each row of its data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = BrowserFactAttribute.WhyNot;
}
