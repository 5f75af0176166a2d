using Xunit;

namespace QaInsight.Tests;

/// <summary>A test that needs a Unix shell, its signals or its limits.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    internal const string WhyNot = "Windows has neither signals nor limits to play this with.";

    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? WhyNot : null;
}

/// <summary>The same, for each row of its data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? UnixFactAttribute.WhyNot : null;
}
