using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.App.Access.Published;

/// <summary>Where somebody of the house can be written to.</summary>
/// <param name="Id">The account.</param>
/// <param name="Email">The address, or null.</param>
/// <param name="Language">The language that the person chose, or null.</param>
public sealed record PersonAddress(Guid Id, string? Email, string? Language);

/// <summary>Addresses of people of the house, for messages to them: never shown to anybody else.</summary>
public sealed class PeopleAddresses(Db db)
{
    /// <summary>Of these people; who does not work here any more is left out.</summary>
    public async Task<IReadOnlyList<PersonAddress>> Of(IReadOnlyCollection<Guid> people, CancellationToken stop) =>
        await db.Users.AsNoTracking().Where(a => EF.Parameter(people).Contains(a.Id) && a.DeactivatedUtc == null).OrderBy(a => a.Id)
            .Select(a => new PersonAddress(a.Id, a.Email, a.Language)).ToListAsync(stop);
}
