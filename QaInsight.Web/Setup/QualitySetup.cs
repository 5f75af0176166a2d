using QaInsight.Nightly.Quality;
using QaInsight.People;

namespace QaInsight.Web.Setup;

public static class QualitySetup
{
    /// <summary>What people set beside the figures: targets and commentary.</summary>
    public static void AddWhatPeopleSet(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider => new SetByPeople(provider.GetRequiredService<AppDatabase>(), provider.GetRequiredService<DataFolder>().Reference));
        builder.Services.AddSingleton<SetTargets>();
        builder.Services.AddSingleton(provider => provider.GetRequiredService<LiveFigures>().Catalogue);
        builder.Services.AddSingleton<TargetDesk>();
        builder.Services.AddSingleton<CommentaryBook>();
        builder.Services.AddSingleton<CommentaryDesk>();
        builder.Services.AddSingleton<TargetPreview>();
    }
}
