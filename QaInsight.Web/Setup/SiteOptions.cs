namespace QaInsight.Web.Setup;

/// <summary>The configuration section <c>QaInsight</c>.</summary>
public sealed record SiteOptions
{
    public const string Section = "QaInsight";

    public CouncilOptions Council { get; init; } = new();

    /// <summary>The protective marking on every page, on screen and on paper.</summary>
    public string Marking { get; init; } = "OFFICIAL–SENSITIVE";

    /// <summary>The warehouse's folder; a relative one starts at the site's own folder.</summary>
    public string Data { get; init; } = "../data";
}

public sealed record CouncilOptions
{
    public string Name { get; init; } = "Harbourshire Children’s Services";
}
