using Tangent.Domain.Access;

namespace Tangent.Web.Parts;

/// <summary>Where an entry stands on the spine; Own is above it, House below.</summary>
public enum NavigationGroup { Own, Design, Sense, Diagnose, Act, Verify, Report, House }

/// <summary>One entry of the navigation, of the command palette and of the "g" shortcuts.</summary>
/// <param name="Group">Its place on the spine.</param>
/// <param name="Href">Address; its first segments mark the current entry.</param>
/// <param name="Icon">Name in icons.txt.</param>
/// <param name="Words">Key of its name.</param>
/// <param name="Go">Letter after "g", or null.</param>
/// <param name="Verb">What a person must be allowed to do to see it, or null for everybody.</param>
/// <param name="Kind">To what kind of object.</param>
public sealed record NavigationEntry(
    NavigationGroup Group, string Href, string Icon, string Words, char? Go = null, Verb? Verb = null, Kind? Kind = null)
{
    /// <summary>Whether this actor may open it.</summary>
    public bool IsFor(Actor who) => Verb is not { } verb || Kind is not { } kind || who.May(verb, kind);

    /// <summary>Whether the page at this path belongs to the entry.</summary>
    public bool Holds(string path) =>
        path.Equals(Href, StringComparison.OrdinalIgnoreCase)
        || (Href.Length > 1 && path.StartsWith(Href + "/", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The navigation in one table. An entry is added with its first working page, not before.</summary>
public static class Navigation
{
    public static IReadOnlyList<NavigationEntry> All { get; } =
    [
        new(NavigationGroup.Own, "/", "sun", "home.title"),
        new(NavigationGroup.Design, "/touchpoints", "target", "parts.nav.touchpoints", 't', Verb.Read, Kind.Touchpoint),
        new(NavigationGroup.Design, "/blueprints", "layout-board", "blueprints.title", 'b', Verb.Read, Kind.Blueprint),
        new(NavigationGroup.Design, "/journey-maps", "map-2", "maps.title", null, Verb.Read, Kind.JourneyMap),
        new(NavigationGroup.Design, "/moments", "clipboard-check", "moments.list.title", 'm', Verb.Read, Kind.Moment),
        new(NavigationGroup.Design, "/devices", "device-mobile", "devices.list.title", 'd', Verb.Read, Kind.Device),
        new(NavigationGroup.Design, "/touchpoints/coverage", "circle-check", "touchpoints.coverage.title", null, Verb.Read, Kind.Touchpoint),
        new(NavigationGroup.Design, "/touchpoints/selection", "chart-dots-2", "touchpoints.keys.title", null, Verb.Read, Kind.Touchpoint),
        new(NavigationGroup.Design, "/information", "presentation", "touchpoints.info.title", 'n', Verb.Read, Kind.Information),
        new(NavigationGroup.Design, "/standards", "ruler-2", "standards.title", null, Verb.Read, Kind.Standard),
        new(NavigationGroup.Design, "/standards/attainment", "chart-dots-2", "attainment.title", null, Verb.Read, Kind.Standard),
        new(NavigationGroup.Design, "/commitments", "flag-3", "commitments.title", null, Verb.Read, Kind.Standard),
        new(NavigationGroup.Design, "/standards/alerts", "flag-3", "alerts.title", null, Verb.Read, Kind.Standard),
        new(NavigationGroup.Design, "/standards/menus", "phone", "menus.title", null, Verb.Read, Kind.DialTest),
        new(NavigationGroup.Design, "/standards/dial-tests", "shield-check", "dialtests.title", null, Verb.Read, Kind.DialTest),
        new(NavigationGroup.Design, "/standards/calendars", "calendar", "calendars.title", 'r', Verb.Read, Kind.Calendar),
        new(NavigationGroup.Sense, "/inbox", "message-2", "voices.title", 'v', Verb.Read, Kind.Voice),
        new(NavigationGroup.Sense, "/incidents", "flag-3", "voices.incidents", null, Verb.Read, Kind.Incident),
        new(NavigationGroup.Sense, "/observed", "eye", "observed.title", 'o', Verb.Read, Kind.Observation),
        new(NavigationGroup.Sense, "/observed/mine", "map-pin", "observed.mine", null, Verb.Create, Kind.Observation),
        new(NavigationGroup.Sense, "/encounters", "list-details", "encounters.title", 'e', Verb.Read, Kind.Encounter),
        new(NavigationGroup.Sense, "/surveys", "forms", "surveys.title", 's', Verb.Read, Kind.Survey),
        new(NavigationGroup.Sense, "/customers", "user", "customers.list.title", 'c', Verb.Read, Kind.Customer),
        new(NavigationGroup.Sense, "/privacy", "shield-check", "privacy.title", null, Verb.Read, Kind.PrivacyRequest),
        new(NavigationGroup.Sense, "/imports", "file-import", "imports.title", null, Verb.Import, Kind.Touchpoint),
        new(NavigationGroup.Sense, "/data-health", "shield-check", "health.title", 'h', Verb.Read, Kind.Encounter),
        new(NavigationGroup.Diagnose, "/journeys", "route", "journeys.title", 'j', Verb.Read, Kind.Encounter),
        new(NavigationGroup.Diagnose, "/insights", "lifebuoy", "diagnosis.title", 'x', Verb.Read, Kind.Feedback),
        new(NavigationGroup.Act, "/cases", "lifebuoy", "recovery.title", 'q', Verb.Read, Kind.Case),
        new(NavigationGroup.Act, "/plans", "flag-3", "touchpoints.plan.title", 'f', Verb.Read, Kind.Plan),
        new(NavigationGroup.House, "/people", "users", "access.people.title", 'p', Verb.Read, Kind.Account),
        new(NavigationGroup.House, "/units", "building", "access.units.title", 'u', Verb.Read, Kind.Unit),
        new(NavigationGroup.House, "/messages", "mail", "delivery.title", 'y', Verb.Read, Kind.Message),
        new(NavigationGroup.House, "/webhooks", "plug", "delivery.webhooks.title", 'w', Verb.Read, Kind.Webhook),
        new(NavigationGroup.House, "/audit", "history", "access.audit.title", 'l', Verb.Read, Kind.AuditEntry),
        new(NavigationGroup.House, "/api-keys", "key", "access.keys.title", 'k', Verb.Read, Kind.ApiKey),
        new(NavigationGroup.House, "/installation", "database", "installation.title", 'i', Verb.Read, Kind.Installation),
    ];

    /// <summary>The groups that have something for this actor, in the order of the spine.</summary>
    public static IEnumerable<IGrouping<NavigationGroup, NavigationEntry>> For(Actor who) =>
        All.Where(entry => entry.IsFor(who)).GroupBy(entry => entry.Group).OrderBy(group => group.Key);

    /// <summary>The entry of a path: the longest address that holds it, or null.</summary>
    public static NavigationEntry? At(string path) =>
        All.Where(entry => entry.Holds(path)).MaxBy(entry => entry.Href.Length);
}
