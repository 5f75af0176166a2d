using QaInsight.People;
using QaInsight.People.Accounts;
using Xunit;

namespace QaInsight.Tests.People.Accounts;

public sealed class GroupMappingTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("", ", line 1: this is not JSON")]
    [InlineData("null", ": the file holds one object")]
    [InlineData("[]", "this is not JSON as the file should have it")]
    [InlineData("{}", ": \"groups\" is missing or empty")]
    [InlineData("""{ "groups": [] }""", ": \"groups\" is missing or empty")]
    [InlineData("""{ "group": [] }""", ": the file: \"group\" means nothing here. There are: about, groups.")]
    [InlineData("{ \"groups\": [\n{ \"group\": \"a\" \"role\": \"board\" }\n] }", ", line 2")]
    [InlineData("{ \"groups\": [\n{ \"group\": \"a\", \"role\": \"service-manager\", \"services\": \"Care\" }\n] }", ", line 2, at $.groups[0].services")]
    [InlineData("""{ "groups": [ null ] }""", ": entry 1 is empty")]
    [InlineData("""{ "groups": [ { "role": "board" } ] }""", ": entry 1: it names no group")]
    [InlineData("""{ "groups": [ { "group": " ", "role": "board" } ] }""", "it names no group")]
    [InlineData("""{ "groups": [ { "group": "a", "role": "board" }, { "group": "b", "rol": "board" } ] }""", ": entry 2 (group b): \"rol\" means nothing here. There are: group, name, role,")]
    [InlineData("""{ "groups": [ { "group": "a", "role": "director" } ] }""", ": entry 1 (group a): there is no role \"director\". There are: board, service-manager, team-manager, quality-assurance.")]
    [InlineData("""{ "groups": [ { "group": "a", "role": "administrator" } ] }""", "an administrator is written \"administrator\": true")]
    [InlineData("""{ "groups": [ { "group": "a" } ] }""", ": entry 1 (group a): it gives nothing")]
    [InlineData("""{ "groups": [ { "group": "a", "administrator": false, "services": ["Care"] } ] }""", "it gives nothing")]
    [InlineData("""{ "groups": [ { "group": "a", "role": "service-manager" } ] }""", "a service manager sees nothing without \"services\" or \"teams\"")]
    [InlineData("""{ "groups": [ { "group": "a", "role": "team-manager", "teams": [] } ] }""", "a team manager sees nothing")]
    [InlineData("""{ "groups": [ { "group": "a", "role": "team-manager", "teams": [" "] } ] }""", "a service or team has no name")]
    [InlineData("""{ "groups": [ { "group": "a", "role": "board", "services": ["Care"] } ] }""", "Board sees the whole authority, whatever")]
    [InlineData("""{ "groups": [ { "group": "a", "administrator": true, "teams": ["North"] } ] }""", "an administrator alone sees no figures")]
    [InlineData("""{ "groups": [ { "group": "a", "role": "board" }, { "group": "a", "role": "quality-assurance" } ] }""", ": entry 2 (group a) stands here already")]
    [InlineData("""{ "groups": [ { "group": "a", "role": "board", "role": "quality-assurance" } ] }""", "this is not JSON")]
    public void What_is_wrong_is_named_with_its_place(string text, string says)
    {
        File.WriteAllText(path, text);
        var refused = Assert.Throws<InvalidDataException>(() => GroupMapping.Load(path));

        Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains($"{path}x cannot be read: there is no such file", Assert.Throws<InvalidDataException>(() => GroupMapping.Load(path + "x")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", null, "", "")]
    [InlineData("other", null, "", "")]
    [InlineData("CARE", null, "", "")]
    [InlineData("care", "service-manager", "Care", "")]
    [InlineData("north care", "service-manager", "Assessment,Care", "North")]
    [InlineData("board north", "service-manager", "Assessment,Care", "North")]
    [InlineData("board south", "board", "", "")]
    [InlineData("south quality", "team-manager", "", "South")]
    [InlineData("admins", "administrator", "", "")]
    [InlineData("admins south", "team-manager and administrator", "", "South")]
    public void Rights_are_of_the_first_role_alone(string groups, string? roles, string services, string teams)
    {
        File.WriteAllText(path,
            """
            {
              "groups": [
                { "group": "north", "role": "service-manager", "services": ["Care", "Assessment"], "teams": ["North"] },
                { "group": "board", "role": "board" },
                { "group": "care", "name": "Care’s managers", "role": "service-manager", "services": ["Care"] },
                { "group": "south", "role": "team-manager", "teams": ["South", "South"] },
                { "group": "quality", "role": "quality-assurance" },
                { "group": "admins", "administrator": true }
              ]
            }
            """);
        var rights = GroupMapping.Load(path).Of(groups.Split(' '));

        Assert.Equal(roles, rights is null ? null : string.Join(" and ", new[] { rights.Role, rights.IsAdministrator ? Role.Administrator : null }.OfType<Role>()));
        Assert.Equal((services, teams), (string.Join(',', rights?.Services ?? []), string.Join(',', rights?.Teams ?? [])));
    }
}
