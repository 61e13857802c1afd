using Tangent.Domain.Access;

namespace Tangent.App.Demo.Published;

/// <summary>The people as whom anybody may look at a demo, one per role.</summary>
public static class DemoRoles
{
    /// <summary>End of every address of the demo company; the name is reserved, so no mail can reach anybody.</summary>
    public const string MailDomain = "@chengjiang.example";

    /// <summary>The hall whose manager and clerk are offered.</summary>
    public const string Hall = "DC-H1";

    /// <summary>A person who is offered.</summary>
    /// <param name="Key">Short name in the address, such as <c>director</c>.</param>
    /// <param name="Email">Address of the account.</param>
    /// <param name="Name">Invented name.</param>
    /// <param name="Role">Role.</param>
    /// <param name="Unit">Code of the unit over which it holds.</param>
    public sealed record Person(string Key, string Email, string Name, Role Role, string Unit);

    /// <summary>The people, in the order of the buttons.</summary>
    public static IReadOnlyList<Person> Offered { get; } =
    [
        new("director", "director" + MailDomain, "林悦", Role.Director, "CJ"),
        new("hall-manager", ManagerOf(Hall), "高志远", Role.UnitManager, Hall),
        new("clerk", "clerk" + MailDomain, "周晓彤", Role.Clerk, Hall),
        new("analyst", "analyst" + MailDomain, "沈一鸣", Role.Analyst, "CJ"),
        new("complaint-officer", "complaints" + MailDomain, "郑文静", Role.ComplaintOfficer, "CJ"),
        new("administrator", "administrator" + MailDomain, "许立", Role.Administrator, "CJ"),
    ];

    /// <summary>Address of the manager of a unit.</summary>
    public static string ManagerOf(string unit) => $"manager.{unit.ToLowerInvariant()}{MailDomain}";
}
