using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback.Voices;

/// <summary>Something said on its way into the inbox, checked.</summary>
/// <param name="Source">The system that tells it.</param>
/// <param name="ExternalId">Its own name for it; null where it has none.</param>
/// <param name="Said">What was said.</param>
/// <param name="Unit">The unit whose inbox takes it.</param>
/// <param name="Notice">Which notice on personal data the customer saw, or null.</param>
sealed record ToldVoice(string Source, string? ExternalId, VoiceFields Said, UnitFact Unit, int? Notice = null);

/// <summary>What became of it.</summary>
/// <param name="Voice">The item.</param>
/// <param name="Fate">Whether it is new.</param>
sealed record TakenVoice(Voice Voice, JudgementFate Fate);

/// <summary>The one way into the inbox. Whoever calls it has seen to it that the actor may.</summary>
/// <remarks>
/// It writes in a turn of the encounter log, as everything does that gives customers numbers: an erasure never meets half of it. What
/// was erased stays erased when its source tells it again.
/// </remarks>
public sealed class VoiceIntake(Db db, LogWriter log, CustomerMatching matching, CustomerNumbers customers, VoiceReader reader,
    VoiceNumbers numbers, VoiceDeadlines deadlines, Outbox outbox, Audit audit, TimeProvider clock)
{
    private const int Bulk = 400;

    /// <summary>Takes one; it is durable when this returns no failure.</summary>
    internal async Task<Outcome<TakenVoice>> Take(Actor who, ToldVoice told, CancellationToken stop)
    {
        var taken = await log.Alone<IReadOnlyList<TakenVoice>>(turn => Write(turn, [told], one =>
        {
            var act = one[0].Fate switch { JudgementFate.Stored => "voices.did.take", JudgementFate.Corrected => "voices.did.correct", _ => null };
            if (act is not null) audit.Write(who, act, VoiceChange.Subject(one[0].Voice, told.Unit), after: VoiceChange.Facts(one[0].Voice));
        }, stop), stop);
        if (taken.Failure is { } failure) return failure;
        customers.AreDurable();
        return taken.Value[0];
    }

    /// <summary>Takes many of one source within the transaction that the caller has opened; after its commit <see cref="AreDurable"/> is called.</summary>
    internal Task<Outcome<IReadOnlyList<TakenVoice>>> TakeWithin(Actor who, string source, IReadOnlyList<ToldVoice> told, CancellationToken stop) =>
        log.Within<IReadOnlyList<TakenVoice>>(turn => Write(turn, told, all => audit.Write(who, "voices.did.import", new(Kind.Voice, null, source,
            UnitPath.Around(told.Select(one => one.Unit.Path))), after: new
            {
                Stored = all.Count(one => one.Fate == JudgementFate.Stored),
                Corrected = all.Count(one => one.Fate == JudgementFate.Corrected),
            }), stop), stop);

    /// <summary>The caller's transaction has committed: numbers of customers are certain.</summary>
    internal void AreDurable() => customers.AreDurable();

    private async Task<Outcome<IReadOnlyList<TakenVoice>>> Write(
        LogTurn turn, IReadOnlyList<ToldVoice> told, Action<IReadOnlyList<TakenVoice>> note, CancellationToken stop)
    {
        customers.Begin(turn.Rewritten);
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var known = await Known(told, stop);
        var whose = await matching.Of([.. told.Select(one => new NamedCustomer(one.Said.Customer, one.Said.OpenId, one.Said.Phone, one.Said.Email))], stop);
        var taken = new TakenVoice[told.Count];
        for (int i = 0; i < taken.Length; i++)
        {
            var one = told[i];
            var before = one.ExternalId is null ? null : known.GetValueOrDefault((one.Source, one.ExternalId));
            taken[i] = before is null ? await New(one, whose[i], now, stop) : await Again(before, one, stop);
            if (one.ExternalId is not null) known[(one.Source, one.ExternalId)] = taken[i].Voice;
        }
        if (taken.All(one => one.Fate == JudgementFate.Unchanged)) return taken;
        note(taken);
        foreach (var one in taken.Where(one => one is { Fate: JudgementFate.Stored, Voice.Kind: VoiceKind.Complaint }))
            outbox.Publish(new ComplaintReceived(one.Voice.Id, one.Voice.Number, one.Voice.UnitId, one.Voice.ReceivedUtc, one.Voice.DueUtc));
        return await db.Commit(stop) is { } failure ? failure : taken;
    }

    private async Task<TakenVoice> New(ToldVoice told, long? customer, DateTime now, CancellationToken stop)
    {
        var said = told.Said;
        var given = UtcConverter.Truncate(said.GivenUtc ?? now);
        var number = await numbers.Free(given, stop);
        var voice = new Voice
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Number = number,
            Kind = said.Kind!.Value,
            Way = said.Way!.Value,
            Source = told.Source,
            ExternalId = told.ExternalId ?? number,
            Words = said.Words,
            Remedy = said.Remedy,
            Address = said.Address,
            Customer = customer,
            Touchpoint = said.Touchpoint,
            UnitId = told.Unit.Id,
            GivenUtc = given,
            ReceivedUtc = now,
            DueUtc = deadlines.Of(said.Kind.Value, now, told.Unit.TimeZone),
            Notice = told.Notice,
            Found = Voice.FoundOf(number, said.Words),
        }.Read(await reader.Read(said.Words!, stop));
        db.Add(voice);
        return new(voice, JudgementFate.Stored);
    }

    // What somebody has worked on keeps its state; only the words become those that the source tells now.
    private async Task<TakenVoice> Again(Voice before, ToldVoice told, CancellationToken stop)
    {
        if (before.Words is null || (before.Words == told.Said.Words && before.Remedy == told.Said.Remedy)) return new(before, JudgementFate.Unchanged);
        var after = (before with
        {
            Words = told.Said.Words,
            Remedy = told.Said.Remedy,
            Found = Voice.FoundOf(before.Number, told.Said.Words),
            Version = before.Version + 1,
        }).Read(await reader.Read(told.Said.Words!, stop));
        db.Replace(before, after);
        return new(after, JudgementFate.Corrected);
    }

    private async Task<Dictionary<(string, string), Voice>> Known(IReadOnlyList<ToldVoice> told, CancellationToken stop)
    {
        Dictionary<(string, string), Voice> known = [];
        foreach (var same in told.Where(one => one.ExternalId is not null).GroupBy(one => one.Source))
            foreach (var part in same.Select(one => one.ExternalId!).Distinct().Chunk(Bulk))
                foreach (var voice in await db.Voices.Where(v => v.Source == same.Key && EF.Parameter(part).Contains(v.ExternalId)).ToListAsync(stop))
                    known[(voice.Source, voice.ExternalId)] = voice;
        return known;
    }
}
