using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using QaInsight.Nightly;
using QaInsight.Nightly.Erasures;
using QaInsight.Nightly.Imports;
using QaInsight.Nightly.Retention;
using QaInsight.Nightly.Sending;
using QaInsight.People;
using QaInsight.Warehouse;
using QaInsight.Web.Pages;
using QaInsight.Web.Pages.Imports;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Setup;

public static class Composition
{
    private const long CachedCharacters = 32 * 1024 * 1024;

    public static void AddSite(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<SiteOptions>(builder.Configuration.GetSection(SiteOptions.Section));
        builder.Services.AddRazorPages();
        builder.Services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        // Every letter as it is, but for those that mean something in HTML: a dash written as a number is eight bytes of three.
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddResponseCompression();
        builder.Services.AddProblemDetails();
        builder.Services.Configure<CacheTagHelperOptions>(cache => cache.SizeLimit = CachedCharacters);
        builder.Services.AddHealthChecks().AddCheck<PublishedBuildCheck>(PublishedBuildCheck.Name);
        builder.Services.AddSingleton(TimeProvider.System);
    }

    public static void AddScorecards(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider => Data(provider.GetRequiredService<IOptions<SiteOptions>>().Value, builder.Environment));
        builder.Services.AddSingleton(provider => new WarehouseFolder(provider.GetRequiredService<IOptions<SiteOptions>>().Value.Warehouse ?? provider.GetRequiredService<DataFolder>().Root));
        builder.Services.AddSingleton<IImporter>(provider =>
            new ImportRun(provider.GetRequiredService<WarehouseFolder>(), provider.GetRequiredService<DataFolder>().Reference, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddHostedService<WholeBuildCheck>();
        builder.Services.AddSingleton<LiveFigures>();
        builder.Services.AddScoped<IScorecards, WarehouseScorecards>();
        builder.Services.AddSingleton<PageCache>();
        builder.Services.AddScoped<PageShelf>();
    }

    /// <summary>What comes in by hand, what became of it, and what readers keep for themselves.</summary>
    public static void AddImports(this WebApplicationBuilder builder)
    {
        builder.Services.AddAntiforgery(forms =>
        {
            SignInSetup.Harden(forms.Cookie, "QaInsight.Antiforgery", builder.Environment.IsDevelopment());
            // The content security policy says it already.
            forms.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddSingleton(provider => new AppDatabase(provider.GetRequiredService<WarehouseFolder>().Root, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<ImportHistory>();
        builder.Services.AddSingleton<ImportsReader>();
        builder.Services.AddSingleton(provider => new Uploads(
            provider.GetRequiredService<WarehouseFolder>(), provider.GetRequiredService<IImporter>(), TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<SiteOptions>>().Value.Uploads.WaitSeconds),
            provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<UploadForm>();
        builder.Services.AddSingleton(provider => new UndoPreview(provider.GetRequiredService<WarehouseFolder>(), provider.GetRequiredService<DataFolder>().Reference, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(provider => new DataAgeReader(
            provider.GetRequiredService<WarehouseFolder>(), ReportingDay.From(builder.Configuration), provider.GetService<ScheduleOptions>(), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(provider => new ErasureDesk(provider.GetRequiredService<WarehouseFolder>(), provider.GetRequiredService<DataFolder>().Reference, provider.GetRequiredService<TimeProvider>()));
        builder.Services.TryAddSingleton(RetentionOptions.From(builder.Configuration));
        builder.Services.AddSingleton(provider => new RetentionDesk(
            provider.GetRequiredService<WarehouseFolder>(), provider.GetRequiredService<DataFolder>().Reference, provider.GetRequiredService<RetentionOptions>(), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<SavedViews>();
        builder.Services.AddSingleton<SelfCheck>();
    }

    /// <summary>Subscriptions and what sends them; what is asked for by hand goes out from here even where a worker keeps the schedule.</summary>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var options = SiteOptions.From(builder.Configuration);
        var data = Data(options, builder.Environment);
        builder.Services.AddSending(builder.Configuration, options.Warehouse ?? data.Root, data.Reference);
        builder.Services.AddSingleton<MailNow>();
    }

    /// <summary>The nightly jobs, unless a worker runs them beside the site.</summary>
    public static void AddSchedule(this WebApplicationBuilder builder)
    {
        var options = SiteOptions.From(builder.Configuration);
        if (!options.RunSchedule)
            return;
        builder.Services.AddSingleton<IReportedCells, ReportedCells>();
        builder.Services.AddNightly(builder.Configuration, options.Warehouse ?? Data(options, builder.Environment).Root);
    }

    /// <summary>The engine's dashboard at /jobs, where the engine has one.</summary>
    public static void MapJobs(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.RunSchedule)
            app.MapJobDashboard()?.WithMetadata(new JobDashboard()).RequireAuthorization(new NeedsAttribute(Rights.Administration));
    }

    /// <summary>Pages and the API each answer a failure in their own way, and neither with its detail.</summary>
    public static void UseOwnErrorPages(this IApplicationBuilder app)
    {
        app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(context => !IsApi(context), site => site.UseExceptionHandler("/problem/500").UseStatusCodePagesWithReExecute("/problem/{0}"));
    }

    internal static DataFolder Data(SiteOptions options, IHostEnvironment environment) =>
        DataFolder.Find(options.Data is null ? null : Path.Combine(environment.ContentRootPath, options.Data));

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/health");
}
