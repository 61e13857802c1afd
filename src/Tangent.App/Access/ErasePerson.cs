using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>Erases the personal data of somebody who was shut out before. It cannot be taken back.</summary>
/// <remarks>
/// The account stays as a nameless row, so that the acts in the audit log still belong to one and the same unknown
/// person; the key of their data in the log is destroyed.
/// </remarks>
public sealed class ErasePerson(Db db, PersonReach people, Audit audit, ErasureList list, TimeProvider clock)
{
    /// <summary>Whom.</summary>
    /// <param name="Id">The deactivated person.</param>
    /// <param name="IsConfirmed">That the actor knows it to be final.</param>
    public sealed record Request(Guid Id, bool IsConfirmed = false);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Account) is { } refusal) return refusal;

        IReadOnlyList<Guid> listed = [];
        var isKept = false;
        try
        {
            var erased = await db.Alone(async () =>
            {
                var ids = await Erase(who, request, stop);
                if (ids.Failure is null) listed = ids.Value;
                return ids.Then(_ => new Done());
            }, stop);
            isKept = erased.Failure is null;
            if (isKept) await PersonErasure.Scrub(db, stop);
            return erased;
        }
        finally
        {
            if (!isKept) list.Remove(listed);
        }
    }

    private async Task<Outcome<IReadOnlyList<Guid>>> Erase(Actor who, Request request, CancellationToken stop)
    {
        var found = await people.FindWhole(who, Verb.Delete, request.Id, stop);
        if (found.Failure is { } failure) return failure;
        if (found.Value.Account.DeactivatedUtc is null) return Fail.Clash("access.person.deactivate-first");
        if (await db.Erasures.AnyAsync(e => e.PersonId == request.Id, stop)) return Fail.Clash("access.person.is-erased");
        if (!request.IsConfirmed) return Fail.Wrong("isConfirmed", "access.person.confirm-erasure");

        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow().UtcDateTime;
        var ids = await PersonErasure.IdsOf(db, request.Id, stop);
        var rows = ids.Select(id => new Erasure { PersonId = id, AtUtc = now }).ToList();
        db.AddRange(rows);
        audit.Write(who, "access.did.erase", found.Value.Subject);
        if (await db.Commit(stop) is { } trouble) return trouble;
        await PersonErasure.Apply(db, request.Id, stop);
        // Last, and before the transaction ends: an erasure that cannot be listed is none.
        list.Add(rows);
        return Outcome<IReadOnlyList<Guid>>.Of(ids);
    }
}
