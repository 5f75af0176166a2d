using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QaInsight.Measures;
using QaInsight.Nightly.Imports;
using QaInsight.Nightly.Printing;
using QaInsight.Nightly.Quality;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

public static class SendingSetup
{
    /// <summary>What makes mails and PDFs and sends them, for the web server, the worker and the command line alike.</summary>
    /// <exception cref="FormatException">A setting cannot be read; the message names it.</exception>
    public static IServiceCollection AddSending(this IServiceCollection services, IConfiguration configuration, string warehouse, string reference)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new WarehouseFolder(warehouse));
        services.TryAddSingleton(provider => new AppDatabase(warehouse, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(_ => Catalogue.Load(reference));
        services.TryAddSingleton(provider => new SetByPeople(provider.GetRequiredService<AppDatabase>(), reference));
        services.TryAddSingleton<AccountBook>();
        services.TryAddSingleton<ErasureBook>();
        services.TryAddSingleton<LookLog>();
        services.TryAddSingleton<ImportHistory>();
        services.TryAddSingleton<JobRunLog>();
        services.AddSingleton(Letterhead.From(configuration));
        services.AddSingleton(MailOptions.Read(configuration));
        services.AddSingleton(PrintingOptions.From(configuration));
        services.AddSingleton<ChromiumPrinter>();
        services.TryAddSingleton<IPrinter>(provider => provider.GetRequiredService<ChromiumPrinter>());
        services.TryAddSingleton(provider => Post.From(provider.GetRequiredService<MailOptions>(), provider.GetRequiredService<WarehouseFolder>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => Post.Outbox(provider.GetRequiredService<MailOptions>(), provider.GetRequiredService<WarehouseFolder>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SubscriptionBook>();
        services.AddSingleton<WatchBook>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<Readiness>();
        services.TryAddSingleton(new TokenRule(configuration.GetValue("QaInsight:Directory:TokenDays", 30)));
        services.AddSingleton<Ownership>();
        services.AddSingleton<Planner>();
        services.AddSingleton<Delivering>();
        services.AddSingleton<Watcher>();
        services.AddSingleton<Teller>();
        services.AddSingleton<MailFiles>();
        services.AddSingleton<MailMaker>();
        services.AddSingleton(_ => new SendingTurn(warehouse));
        services.AddSingleton<Postman>();
        services.AddSingleton<SubscriptionDesk>();
        services.AddSingleton<DryRun>();
        return services;
    }
}
