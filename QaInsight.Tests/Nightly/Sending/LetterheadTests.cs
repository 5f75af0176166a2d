using Microsoft.Extensions.Configuration;
using QaInsight.Nightly.Sending;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>Where a mail's links lead.</summary>
public sealed class LetterheadTests
{
    [Theory]
    [InlineData("https://qainsight.council.gov.uk", null, "https://qainsight.council.gov.uk/teams")]
    [InlineData("https://qainsight.council.gov.uk", "http://localhost:5080", "https://qainsight.council.gov.uk/teams")]
    [InlineData(null, "http://localhost:5080", "http://localhost:5080/teams")]
    [InlineData(null, "http://0.0.0.0:80;http://127.0.0.1:5080", "http://127.0.0.1:5080/teams")]
    [InlineData(null, "http://somewhere.example:5080", null)]
    [InlineData(null, null, null)]
    public void Links_lead_to_the_address_that_people_type_or_to_this_very_machine(string? address, string? urls, string? leads) => Assert.Equal(
        leads,
        Letterhead.From(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("QaInsight:Address", address), KeyValuePair.Create("urls", urls)]).Build()).At("/teams")?.AbsoluteUri);
}
