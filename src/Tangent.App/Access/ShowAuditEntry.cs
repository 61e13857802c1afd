using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;
using Tangent.Storage.Fields;

namespace Tangent.App.Access;

/// <summary>One entry of the audit log with before and after by field. Personal fields are masked.</summary>
public sealed class ShowAuditEntry(Db db, AuditReading reading)
{
    private static readonly DataField Whence = DataFields.Of<AuditEntry>(nameof(AuditEntry.Address));

    /// <summary>Which entry.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The entry.</summary>
    /// <param name="Row">As it stands in the list.</param>
    /// <param name="Address">Whence, masked unless the operator's shell; null when it is not known.</param>
    /// <param name="Fields">Before and after.</param>
    /// <param name="MayReveal">Whether this reader may see personal fields in the clear, for a purpose.</param>
    public sealed record View(AuditRow Row, string? Address, IReadOnlyList<AuditField> Fields, bool MayReveal);

    /// <summary>The entry.</summary>
    public async Task<Outcome<View>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (!who.IsKnown) return who.Lacks(Verb.Read, Kind.AuditEntry)!;

        var entry = await reading.Visible(who, Verb.Read, withOwn: true).SingleOrDefaultAsync(e => e.Id == request.Id, stop);
        return entry is null ? Fail.NotFound : await Show(who, entry, isClear: false, stop);
    }

    internal async Task<View> Show(Actor who, AuditEntry entry, bool isClear, CancellationToken stop)
    {
        var keys = await db.PersonKeys.Where(k => k.PersonId == entry.PersonId || k.PersonId == entry.ActorId)
            .ToDictionaryAsync(k => k.PersonId, k => k.Key, stop);
        var key = entry.PersonId is { } person ? keys.GetValueOrDefault(person) : null;
        var address = AuditSeal.Address(entry, keys.GetValueOrDefault(entry.ActorId));
        var isOwn = entry.ActorId == who.Id || entry.ActorName is not null;
        var row = (await reading.Name(who, [entry], stop))[0];
        return new View(row, address is null ? null : Whence.Show(address, isClear || isOwn),
            AuditDifference.Of(entry, key, isClear), who.May(Verb.Act, Kind.PersonalData, UnitPath.From(entry.UnitPath)));
    }
}
