using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Standards.Menus;

/// <summary>Takes a menu away. The audit log keeps what it said.</summary>
public sealed class RemoveMenu(Db db, MenuChange change, Audit audit)
{
    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Takes it away.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.DialTest) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Delete, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        db.Remove(found.Value.Menu);
        audit.Write(who, "menus.did.remove", MenuChange.Subject(found.Value.Menu, found.Value.Unit), before: MenuChange.Facts(found.Value.Menu));
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
