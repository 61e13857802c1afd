using Tangent.Domain.Access;
using Tangent.Storage.Access;
using Tangent.Storage.Fields;

namespace Tangent.App.Access;

/// <summary>
/// Names and addresses of people for a reader: in the clear for those who may read personal data where the person works,
/// else as the register of fields says.
/// </summary>
static class PersonView
{
    private static readonly DataField DisplayName = DataFields.Of<Account>(nameof(Account.DisplayName)),
        Address = DataFields.Of<Account>(nameof(Account.Email));

    /// <summary>Whether this reader sees the person in the clear: always oneself.</summary>
    /// <param name="who">The reader.</param>
    /// <param name="person">Whose data.</param>
    /// <param name="units">Where the person works.</param>
    public static bool InClear(Actor who, Guid person, IEnumerable<UnitPath> units) =>
        who.Id == person || who.May(Verb.Read, Kind.PersonalData, UnitPath.Root)
        || units.Any(unit => who.May(Verb.Read, Kind.PersonalData, unit));

    /// <summary>The same, of the roles that the person holds.</summary>
    public static bool InClear(Actor who, Guid person, IEnumerable<HeldRole> roles) =>
        InClear(who, person, roles.Select(role => role.Unit));

    public static string Name(string name, bool isClear) => DisplayName.Show(name, isClear);

    public static string Email(string? address, bool isClear) => Address.Show(address, isClear);
}
