using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Delivery.Published;
using Tangent.App.Recovery.Signals;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Delivery;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery;

/// <summary>One case: what was told, its clocks with their reasons, what was done, and what belongs to it.</summary>
public sealed class ShowCase(Db db, CaseReach reach, CaseRows rows, CasePolicies policies, ListSignals signs, PeopleFacts people, AuditTrail trail,
    RepliesToCustomers replies, DeliveryFacts delivery)
{
    private const int MostActs = 200, MostOthers = 20;

    private static readonly string[] Spoken = ["recovery.did.note", "recovery.did.tell", "recovery.did.send", "recovery.did.hear"];

    /// <summary>Which case.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Words on it.</summary>
    /// <param name="AtUtc">When.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Writer">Who, masked where the reader must not see the name; null when there is no such person any more.</param>
    /// <param name="About">How the customer was spoken to, which sign, which clock; or null.</param>
    /// <param name="Words">The words, masked like the case; null when there are none, or they were erased.</param>
    /// <param name="Sent">How the message stands that was sent; null where none was.</param>
    public sealed record Written(DateTime AtUtc, CaseEntryKind Kind, string? Writer, string? About, string? Words, MessageFact? Sent);

    /// <summary>An act on it.</summary>
    /// <param name="AtUtc">When.</param>
    /// <param name="Actor">Who, likewise.</param>
    /// <param name="Act">Code of the act: the key of its words.</param>
    public sealed record Done(DateTime AtUtc, string? Actor, string Act);

    /// <summary>Another case.</summary>
    public sealed record Other(Guid Id, string Number, string? Title, DateTime OpenedUtc, DateTime? ClosedUtc, RecoveredWord? Recovered);

    /// <summary>A clock with the stretches of time that it counts.</summary>
    /// <param name="Clock">The clock.</param>
    /// <param name="IsLate">Whether it was met too late, or has run out.</param>
    /// <param name="Counted">What it counts, and what not.</param>
    public sealed record Told(CaseClock Clock, bool IsLate, Explained Counted);

    /// <summary>The case as this reader sees it.</summary>
    /// <param name="Row">What it is.</param>
    /// <param name="Details">What it holds, masked where the reader must not see it.</param>
    /// <param name="Verdict">Whether it is justified, or null.</param>
    /// <param name="Spread">How far it spreads.</param>
    /// <param name="Clocks">Its clocks, explained.</param>
    /// <param name="Calendar">Name of the calendar by which they run; null: day and night.</param>
    /// <param name="Policy">Version of the rules by which they were made; 0: what holds until the company says otherwise.</param>
    /// <param name="IsMasked">Whether what is personal is masked.</param>
    /// <param name="Entries">Words on it, the oldest first.</param>
    /// <param name="Acts">What was done, the oldest first.</param>
    /// <param name="Signals">The signs that opened it and came to it.</param>
    /// <param name="Others">Other cases of the customer in sight, the latest first.</param>
    /// <param name="Into">The case that goes on for it, if that is in sight.</param>
    /// <param name="Merged">Cases that it goes on for.</param>
    /// <param name="MayWork">Whether the reader may work on it.</param>
    /// <param name="MayDecide">Whether the reader may give it away, approve and merge.</param>
    /// <param name="MayReveal">Whether what is masked may be revealed for a purpose.</param>
    /// <param name="Authority">Up to which cost the reader decides alone.</param>
    /// <param name="Ways">Channels by which the customer can be told from here.</param>
    public sealed record Shown(CaseRow Row, CaseFile Details, CaseVerdict? Verdict, CaseSpread Spread, IReadOnlyList<Told> Clocks, string? Calendar, int Policy,
        bool IsMasked, IReadOnlyList<Written> Entries, IReadOnlyList<Done> Acts, IReadOnlyList<SignalLine> Signals, IReadOnlyList<Other> Others, Other? Into,
        IReadOnlyList<Other> Merged, bool MayWork, bool MayDecide, bool MayReveal, decimal Authority, IReadOnlyList<DeliveryChannel> Ways);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Case) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Read, request.Id, null, stop);
        return found.Failure is { } failure ? failure : await Show(who, found.Value.Case, found.Value.Unit, isRevealed: false, stop);
    }

    internal async Task<Shown> Show(Actor who, RecoveryCase one, UnitFact unit, bool isRevealed, CancellationToken stop)
    {
        var row = (await rows.Show(who, [one], isRevealed, stop))[0];
        bool isClear = isRevealed || CaseRows.IsClear(who, unit);
        var clocks = await policies.Clocks(unit, stop);
        var (others, into, merged) = await Near(who, one, isClear, stop);
        bool mayWork = who.May(Verb.Update, Kind.Case, unit.Path);
        var now = row.Left is { } left ? one.DueUtc!.Value - left : DateTime.MinValue;
        return new(row, isClear ? one.Details : one.Details.Masked(MaskedText.Of), one.Verdict, one.Spread,
            [.. one.Details.Clocks.Select(clock => new Told(clock, clock.IsLate(now), clocks.Explain(clock, one.Details.Pauses)))],
            (await policies.Calendar(unit, stop)).Name, one.Policy, !isClear, await Entries(who, one.Id, isClear, stop), await Acts(who, one.Id, stop),
            await signs.Of(who, one.Id, stop), others, into, merged, mayWork, who.May(Verb.Act, Kind.Case, unit.Path),
            !isClear && who.May(Verb.Act, Kind.PersonalData, unit.Path),
            CaseReach.AuthorityOf((await policies.Now(stop)).Policy, who, unit), mayWork && one.IsOpen ? await replies.Ways(one.Customer, stop) : []);
    }

    private async Task<IReadOnlyList<Written>> Entries(Actor who, Guid id, bool isClear, CancellationToken stop)
    {
        var entries = await db.CaseEntries.AsNoTracking().Where(e => e.CaseId == id).OrderBy(e => e.AtUtc).ThenBy(e => e.Id).ToListAsync(stop);
        var names = await people.Names(who, [.. entries.Where(e => e.ActorName is null).Select(e => e.ActorId).Distinct()], stop);
        var sent = await delivery.Of([.. entries.Where(e => e.Kind == CaseEntryKind.Sent).Select(e => CaseMessages.KeyOf(e.Id))], stop);
        return [.. entries.Select(e => new Written(e.AtUtc, e.Kind, e.Kind == CaseEntryKind.Customer ? null : e.ActorName ?? names.GetValueOrDefault(e.ActorId),
            e.About, CaseRows.Shown(e.Words, isClear), sent.GetValueOrDefault(CaseMessages.KeyOf(e.Id))))];
    }

    private async Task<IReadOnlyList<Done>> Acts(Actor who, Guid id, CancellationToken stop) =>
        [.. (await trail.Of<CaseFacts>(who, Kind.Case, id.ToString(), MostActs, stop)).Reverse().Where(act => !Spoken.Contains(act.Act))
            .Select(act => new Done(act.AtUtc, act.Actor, act.Act))];

    private async Task<(IReadOnlyList<Other> Others, Other? Into, IReadOnlyList<Other> Merged)> Near(
        Actor who, RecoveryCase one, bool isClear, CancellationToken stop)
    {
        var seen = await reach.Within(who, Verb.Read, stop);
        var near = await seen.Where(c => (c.Customer != null && c.Customer == one.Customer) || c.MergedInto == one.Id || c.Id == one.MergedInto)
            .Where(c => c.Id != one.Id).OrderByDescending(c => c.OpenedKey).Take(MostOthers)
            .Select(c => new { c.Id, c.Number, c.Title, c.OpenedUtc, c.ClosedUtc, c.Recovered, c.MergedInto }).ToListAsync(stop);
        var all = near.ConvertAll(c => (Case: new Other(c.Id, c.Number, CaseRows.Shown(c.Title, isClear), c.OpenedUtc, c.ClosedUtc, c.Recovered),
            c.MergedInto));
        return ([.. all.Where(c => c.MergedInto != one.Id && c.Case.Id != one.MergedInto).Select(c => c.Case)],
            all.Find(c => c.Case.Id == one.MergedInto).Case, [.. all.Where(c => c.MergedInto == one.Id).Select(c => c.Case)]);
    }
}
