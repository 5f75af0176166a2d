using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using QaInsight.Measures;
using QaInsight.Nightly.Quality;
using QaInsight.Nightly.Sending;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Subscriptions;

/// <summary>Where somebody begins to follow a measure: what they will be told of, and what stands already.</summary>
[Needs(Rights.Figures)]
public sealed class FollowModel(MailMaker maker, Watcher watcher, Catalogue catalogue, Reader reader, Looks looks) : SettingPage(reader)
{
    private const int MostDays = 1_000;

    public PageAddress Address { get; private set; } = null!;

    public Measure Measure { get; private set; } = null!;

    public string Subject => SignReader.Subject(Address, catalogue);

    public bool IsOfTeams => Measure.Key == SignReader.OfTeams;

    public bool IsOfChildren => Measure.Key == SignReader.OfChildren;

    public string? Days { get; private set; } = "90";

    public IReadOnlyList<Sign> Standing { get; private set; } = [];

    protected override string Meanwhile => "";

    public IActionResult OnGet() => Find() ? Page() : NotFound();

    public IActionResult OnPost(string? days)
    {
        Days = days;
        if (!Find())
            return NotFound();
        int? most = int.TryParse(FreeText.Line(days), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (IsOfChildren && most is null or < 1 or > MostDays)
            return Refuse([new Fault(nameof(Days), $"Say for how many days, from 1 to {MostDays}.")]);
        using var moment = maker.Open();
        var followed = watcher.Follow(moment, Reader, Address, IsOfChildren ? most : null);
        looks.Change($"Follows ‘{Subject}’");
        return RedirectToPage("Index", new { followed });
    }

    private bool Find()
    {
        if (Addresses.Read("measure", Request.Query) is not { Of: { } key } address || !catalogue.Has(key))
            return false;
        Measure = catalogue[key];
        Address = new PageAddress("measure") { Of = key, Programme = address.Programme, Service = address.Service, Team = address.Team, LegalStatus = address.LegalStatus, Domain = address.Domain, AuditType = address.AuditType };
        using var moment = maker.Open();
        if (moment is null)
            return true;
        Standing = watcher.Standing(moment, Reader, Address, null).Signs;
        return Standing.All(s => s.Kind != SignReader.Gone);
    }
}
