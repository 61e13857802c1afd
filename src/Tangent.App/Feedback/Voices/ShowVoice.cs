using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Delivery.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Voices;

/// <summary>One item of the inbox with everything that was done about it.</summary>
public sealed class ShowVoice(Db db, VoiceReach reach, VoiceRows rows, PeopleFacts people, AuditTrail trail, VoiceReplies replies, CaseLinks cases)
{
    private const int MostActs = 200;

    /// <summary>Which item.</summary>
    public sealed record Request(Guid Id);

    /// <summary>A note or a reply.</summary>
    /// <param name="AtUtc">When.</param>
    /// <param name="Writer">Who wrote it, masked where the reader must not see the name; null when there is no such person any more.</param>
    /// <param name="Told">How the customer was told it; null for a note.</param>
    /// <param name="Words">The words, masked like those of the item; null when they were erased.</param>
    /// <param name="Sent">How the message stands that was sent from here; null where none was.</param>
    public sealed record Written(DateTime AtUtc, string? Writer, ReplyWay? Told, string? Words, MessageFact? Sent = null);

    /// <summary>An act on it.</summary>
    /// <param name="AtUtc">When.</param>
    /// <param name="Actor">Who, likewise.</param>
    /// <param name="Act">Code of the act: the key of its words.</param>
    public sealed record Done(DateTime AtUtc, string? Actor, string Act);

    /// <summary>An item that says the same.</summary>
    public sealed record Same(Guid Id, string Number, DateTime GivenUtc);

    /// <summary>The item as this reader sees it.</summary>
    /// <param name="Row">What it is.</param>
    /// <param name="Entries">Notes and replies, the oldest first.</param>
    /// <param name="Acts">What was done, the oldest first.</param>
    /// <param name="Duplicates">Items that were merged into it, as far as they are in sight.</param>
    /// <param name="Into">The item into which it was merged, if that is in sight.</param>
    /// <param name="MayAnswer">Whether the reader may work on it.</param>
    /// <param name="MayGive">Whether the reader may give it away and merge it.</param>
    /// <param name="MayReveal">Whether what is masked may be revealed for a purpose.</param>
    /// <param name="Ways">Channels by which the customer can be told from here.</param>
    /// <param name="Case">The case that it led to, or null.</param>
    public sealed record Shown(VoiceRow Row, IReadOnlyList<Written> Entries, IReadOnlyList<Done> Acts, IReadOnlyList<Same> Duplicates, Same? Into,
        bool MayAnswer, bool MayGive, bool MayReveal, IReadOnlyList<DeliveryChannel> Ways, CaseLink? Case);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Voice) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Read, request.Id, null, stop);
        return found.Failure is { } failure ? failure : await Show(who, found.Value.Voice, found.Value.Unit, isRevealed: false, stop);
    }

    internal async Task<Shown> Show(Actor who, Voice voice, UnitFact unit, bool isRevealed, CancellationToken stop)
    {
        var row = (await rows.Show(who, [voice], isRevealed, stop))[0];
        var written = await db.VoiceEntries.AsNoTracking().Where(e => e.VoiceId == voice.Id).OrderBy(e => e.AtUtc).ThenBy(e => e.Id).ToListAsync(stop);
        var names = await people.Names(who, [.. written.Where(e => e.ActorName is null).Select(e => e.ActorId).Distinct()], stop);
        var acts = await trail.Of<VoiceFacts>(who, Kind.Voice, voice.Id.ToString(), MostActs, stop);
        var near = await (await reach.Within(who, Verb.Read, stop)).Where(v => v.MergedInto == voice.Id || v.Id == voice.MergedInto)
            .OrderBy(v => v.GivenKey).Select(v => new { v.Id, v.Number, v.GivenUtc, IsInto = v.Id == voice.MergedInto }).ToListAsync(stop);
        Same[] same = [.. near.Where(one => !one.IsInto).Select(one => new Same(one.Id, one.Number, one.GivenUtc))];
        var sent = await replies.Of([.. written.Where(e => e.Way is not null).Select(e => e.Id)], stop);
        bool mayAnswer = who.May(Verb.Update, Kind.Voice, unit.Path);
        return new(row, [.. written.Select(e => Entry(e, names, !row.IsMasked) with { Sent = sent.GetValueOrDefault(e.Id) })],
            [.. acts.Reverse().Where(act => act.Act is not ("voices.did.note" or "voices.did.reply" or "voices.did.send"))
                .Select(act => new Done(act.AtUtc, act.Actor, act.Act))],
            same, near.Where(one => one.IsInto).Select(one => new Same(one.Id, one.Number, one.GivenUtc)).SingleOrDefault(),
            mayAnswer, who.May(Verb.Act, Kind.Voice, unit.Path), row.IsMasked && who.May(Verb.Act, Kind.PersonalData, unit.Path),
            mayAnswer ? await replies.Ways(voice.Customer, stop) : [],
            await cases.Of(who, SignalKind.Complaint, voice.Id.ToString(), stop)
                ?? await cases.Of(who, SignalKind.LowScore, BadSigns.KeyOf(voice.Source, voice.ExternalId), stop));
    }

    private static Written Entry(VoiceEntry entry, IReadOnlyDictionary<Guid, string> names, bool isClear) => new(entry.AtUtc,
        entry.ActorName ?? names.GetValueOrDefault(entry.ActorId), entry.Way, VoiceRows.Shown(entry.Words, isClear));
}
