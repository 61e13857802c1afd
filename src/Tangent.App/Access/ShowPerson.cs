using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;
using Tangent.Storage.Fields;

namespace Tangent.App.Access;

/// <summary>One person: roles, sessions, keys, and what the actor may do about them.</summary>
public sealed class ShowPerson(Db db, PersonReach reach, TimeProvider clock)
{
    private const int MostSessions = 50;
    private static readonly DataField Whence = DataFields.Of<Session>(nameof(Session.Address));

    /// <summary>Which person.</summary>
    public sealed record Request(Guid Id);

    /// <summary>A person as one reader sees them.</summary>
    /// <param name="Person">The row of the list.</param>
    /// <param name="Sessions">Open sessions, the newest use first; empty for readers who may not end them.</param>
    /// <param name="OpenKeys">API keys of the person that still work.</param>
    /// <param name="IsWhollyInScope">Whether all roles lie where the actor may change people.</param>
    /// <param name="IsErased">Whether the person's data was erased.</param>
    public sealed record View(
        ListPeople.Row Person, IReadOnlyList<SessionRow> Sessions, int OpenKeys, bool IsWhollyInScope, bool IsErased);

    /// <summary>A signed-in browser.</summary>
    /// <param name="CreatedUtc">When the person signed in there.</param>
    /// <param name="LastSeenUtc">When it asked for something last.</param>
    /// <param name="Address">Whence; masked for everybody but the person, as in the audit log.</param>
    /// <param name="Browser">What it calls itself.</param>
    public sealed record SessionRow(DateTime CreatedUtc, DateTime LastSeenUtc, string? Address, string? Browser);

    /// <summary>The person.</summary>
    public async Task<Outcome<View>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Account) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Read, request.Id, stop);
        if (found.Failure is { } failure) return failure;
        var (account, roles) = found.Value;
        var isWhole = roles.All(role => who.May(Verb.Update, Kind.Account, role.Unit))
            && who.May(Verb.Update, Kind.Account);
        var now = clock.GetUtcNow().UtcDateTime;
        IReadOnlyList<SessionRow> sessions = !isWhole ? [] : await db.Sessions.Where(s => s.AccountId == account.Id && s.ExpiresUtc > now)
            .OrderByDescending(s => s.LastSeenUtc).ThenBy(s => s.Id).Take(MostSessions)
            .Select(s => new SessionRow(s.CreatedUtc, s.LastSeenUtc, s.Address, s.Browser)).ToListAsync(stop);
        sessions = [.. sessions.Select(s => s with { Address = Whence.Show(s.Address, isClear: who.Id == account.Id) })];
        int keys = await db.ApiKeys.CountAsync(
            k => k.AccountId == account.Id && k.RevokedUtc == null && k.ExpiresUtc > now, stop);
        var isErased = await db.Erasures.AnyAsync(e => e.PersonId == account.Id, stop);
        return new View(ListPeople.Show(who, account, roles), sessions, keys, isWhole, isErased);
    }
}
