using Microsoft.AspNetCore.Hosting;

namespace QaInsight.Tests.Web.Live;

/// <summary>The site started again on a warehouse that is there.</summary>
internal sealed class SameWarehouse(string warehouse) : LiveSite
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("QaInsight:Warehouse", warehouse);
    }
}
