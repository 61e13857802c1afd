using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;
using Tangent.Storage.Backup;

namespace Tangent.App.Access.Published;

/// <summary>Keeps erased people erased, also when an older copy of the database takes the place of the newer one.</summary>
public sealed class Erasures(Db db, ErasureList list, DatabaseSettings database, Audit audit)
{
    /// <summary>How the list beside the database and the database agree.</summary>
    /// <param name="Erased">People and invitations that were erased, all told.</param>
    /// <param name="IsListThere">Whether the list is there, or not needed yet.</param>
    /// <param name="Unlisted">Erased ones who are missing on the list.</param>
    /// <param name="Unreadable">Lines of the list that say nothing.</param>
    /// <param name="BroughtBack">Listed ones whom the database does not know as erased.</param>
    public sealed record State(int Erased, bool IsListThere, int Unlisted, int Unreadable, int BroughtBack);

    /// <summary>Looks, and changes nothing.</summary>
    public async Task<State> Check(CancellationToken stop)
    {
        var listed = list.Read();
        var known = await db.Erasures.Select(e => e.PersonId).ToListAsync(stop);
        return new(known.Union(listed.Erased.Keys).Count(), listed.IsThere || known.Count == 0,
            known.Count(id => !listed.Erased.ContainsKey(id)), listed.Unreadable, listed.Erased.Keys.Except(known).Count());
    }

    /// <summary>Before the database is replaced: whom it knows as erased goes on the list.</summary>
    public async Task Save(CancellationToken stop)
    {
        List<Erasure> known;
        try
        {
            if (!await HasTable(stop)) return;
            known = await db.Erasures.OrderBy(e => e.PersonId).ToListAsync(stop);
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is not null)
        {
            return;   // a damaged database is why one restores; the list has had them since they were erased
        }
        list.Add(known);
    }

    /// <summary>Brings both together: who stands in one of them alone is erased, and stands in both from then on.</summary>
    /// <param name="who">In whose name the log says so.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>How many had to be erased again.</returns>
    public async Task<Outcome<int>> Apply(Actor who, CancellationToken stop)
    {
        var known = await db.Erasures.OrderBy(e => e.PersonId).ToListAsync(stop);
        var back = list.Read().Erased.Where(one => known.All(e => e.PersonId != one.Key))
            .Select(one => new Erasure { PersonId = one.Key, AtUtc = one.Value }).ToList();
        if (back.Count > 0 && (await db.Alone(() => EraseAgain(who, back, stop), stop)).Failure is { } failure) return failure;
        // Also after a start without news: the scrubbing of an erasure that was cut off is made up for here.
        if (known.Count + back.Count > 0) await PersonErasure.Scrub(db, stop);
        list.Add(known);
        return back.Count;
    }

    private async Task<Outcome<Done>> EraseAgain(Actor who, IReadOnlyList<Erasure> back, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        foreach (var one in back)
        {
            db.Add(one);
            audit.Write(who, "access.did.erase-again", new(Kind.Account, one.PersonId.ToString(), null, UnitPath.Root));
        }
        if (await db.Commit(stop) is { } trouble) return trouble;
        foreach (var one in back) await PersonErasure.Apply(db, one.PersonId, stop);
        return new Done();
    }

    private async Task<bool> HasTable(CancellationToken stop)
    {
        if (database.Provider == DatabaseProvider.Sqlite && !File.Exists(database.File)) return false;
        await using var connection = await Catalogue.Open(database, stop);
        return (await Catalogue.AllTables(connection, stop)).Contains("erasures");
    }
}
