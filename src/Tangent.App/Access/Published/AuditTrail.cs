using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.Published;

/// <summary>One act on an object.</summary>
/// <param name="AtUtc">When.</param>
/// <param name="Actor">Who, masked for readers who must not see it; null when there is no such person any more.</param>
/// <param name="Door">Through which door.</param>
/// <param name="Act">Code of the act: the key of its words.</param>
/// <param name="ObjectId">Which object.</param>
/// <param name="ObjectName">What it is called.</param>
/// <param name="Before">The object before, or null when it was new.</param>
/// <param name="After">The object after, or null when it is gone.</param>
public sealed record TrailEntry<T>(DateTime AtUtc, string? Actor, Door Door, string Act, string? ObjectId, string? ObjectName,
    T? Before, T? After) where T : class;

/// <summary>What other modules may ask of the audit log: the history of their own objects.</summary>
/// <remarks>The asking use case has checked that the actor may read the object. Only for objects without personal data.</remarks>
public sealed class AuditTrail(Db db, PeopleFacts people)
{
    /// <summary>The last acts on one object, the newest first.</summary>
    /// <typeparam name="T">What the module wrote as before and after.</typeparam>
    public Task<IReadOnlyList<TrailEntry<T>>> Of<T>(Actor who, Kind kind, string id, int most, CancellationToken stop)
        where T : class => Load<T>(who, db.AuditEntries.Where(e => e.Kind == kind && e.ObjectId == id), most, stop);

    /// <summary>The last changes of objects of a kind, the newest first; exports and the like are left out.</summary>
    public Task<IReadOnlyList<TrailEntry<T>>> Latest<T>(Actor who, Kind kind, int most, CancellationToken stop)
        where T : class => Load<T>(who, db.AuditEntries.Where(e => e.Kind == kind && e.ObjectId != null), most, stop);

    /// <summary>The time of the newest act, or null before the first: a clock behind it is wrong.</summary>
    public Task<DateTime?> NewestUtc(CancellationToken stop) => db.AuditEntries.MaxAsync(e => (DateTime?)e.AtUtc, stop);

    private async Task<IReadOnlyList<TrailEntry<T>>> Load<T>(
        Actor who, IQueryable<Storage.Access.AuditEntry> entries, int most, CancellationToken stop) where T : class
    {
        var rows = await entries.Where(e => e.PersonId == null).OrderByDescending(e => e.AtUtc).ThenByDescending(e => e.Id)
            .Take(most).ToListAsync(stop);
        var names = await people.Names(who, [.. rows.Where(e => e.ActorName == null).Select(e => e.ActorId).Distinct()], stop);
        return [.. rows.Select(e => new TrailEntry<T>(e.AtUtc, e.ActorName ?? names.GetValueOrDefault(e.ActorId), e.Door, e.Act,
            e.ObjectId, e.ObjectName, Read<T>(e.Before), Read<T>(e.After)))];
    }

    private static T? Read<T>(string? json) where T : class =>
        json is null ? null : JsonSerializer.Deserialize<T>(json, Audit.Json);
}
