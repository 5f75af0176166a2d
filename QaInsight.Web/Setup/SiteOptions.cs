using QaInsight.Nightly.Sending;
using QaInsight.People.Accounts;
using QaInsight.Scorecards.Outside;

namespace QaInsight.Web.Setup;

/// <summary>The configuration section <c>QaInsight</c>.</summary>
public sealed record SiteOptions
{
    public const string Section = "QaInsight";

    /// <summary>As the configuration says it, before there are services to ask.</summary>
    public static SiteOptions From(IConfiguration configuration) => configuration.GetSection(Section).Get<SiteOptions>() ?? new SiteOptions();

    public CouncilOptions Council { get; init; } = new();

    /// <summary>The protective marking on every page, on screen and on paper.</summary>
    public string Marking { get; init; } = Letterhead.DefaultMarking;

    /// <summary>The data folder; a relative one starts at the site's own folder. Null: the one above where the site runs.</summary>
    public string? Data { get; init; }

    /// <summary>The folder of builds and archive, where it is not the data folder.</summary>
    public string? Warehouse { get; init; }

    /// <summary>The address that people type, such as <c>https://qainsight.council.gov.uk</c>; needed everywhere but in Development.</summary>
    public string? Address { get; init; }

    /// <summary>Addresses or networks of the proxies that are believed when they say whom a request comes from.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Whether a warehouse without any build is filled with the sample council. Null: in Development alone.</summary>
    public bool? SampleOnFirstRun { get; init; }

    /// <summary>Whether this process runs the scheduled jobs; false where a worker runs beside it.</summary>
    public bool RunSchedule { get; init; } = true;

    public UploadOptions Uploads { get; init; } = new();

    /// <summary>Whether the demonstration's ready people may sign in without a password. Null: in Development alone; it is refused anywhere else.</summary>
    public bool? DemoSignIn { get; init; }

    public SessionOptions Sessions { get; init; } = new();

    public OutsideOptions Outside { get; init; } = new();

    public LimitOptions Limits { get; init; } = new();
}

public sealed record UploadOptions
{
    /// <summary>How large the files of one upload may be together.</summary>
    public int MaxMegabytes { get; init; } = 200;

    /// <summary>How long an upload waits for another import to end.</summary>
    public int WaitSeconds { get; init; } = 60;

    public long MaxBytes => MaxMegabytes * 1024L * 1024L;
}

public sealed record CouncilOptions
{
    public string Name { get; init; } = Letterhead.DefaultCouncil;
}

public sealed record SessionOptions
{
    /// <summary>After how long unused somebody is signed out.</summary>
    public int IdleMinutes { get; init; } = 30;

    /// <summary>After how long somebody signs in anew in any case.</summary>
    public int LongestHours { get; init; } = 12;

    public SessionLimits Limits => new(TimeSpan.FromMinutes(IdleMinutes), TimeSpan.FromHours(LongestHours));
}

public sealed record LimitOptions
{
    /// <summary>Of one address: a council's people may share one.</summary>
    public int SignInsPerMinute { get; init; } = 30;

    /// <summary>Of one person.</summary>
    public int ExportsPerMinute { get; init; } = 60;
}

/// <summary>What is a small number where figures are shared outside; as it was typed, so that it can be refused in words.</summary>
public sealed record OutsideOptions
{
    public string? Threshold { get; init; }

    public string? HideZero { get; init; }

    public OutsideRules Rules => OutsideRules.Parse(Threshold, HideZero);
}
