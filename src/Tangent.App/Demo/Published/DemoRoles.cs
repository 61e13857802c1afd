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
    public static IReadOnlyList<Person> Offered => DemoFiles.People.Roles;

    /// <summary>Address of the manager of a unit.</summary>
    public static string ManagerOf(string unit) => $"manager.{unit.ToLowerInvariant()}{MailDomain}";
}
