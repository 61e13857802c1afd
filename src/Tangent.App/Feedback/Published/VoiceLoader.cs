using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Feedback.Voices;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Published;

/// <summary>An item of the inbox of a whole load, with what became of it.</summary>
public sealed record VoiceToLoad(string ExternalId, string Number, VoiceKind Kind, VoiceWay Way, string Words, string? Remedy, string? Customer,
    string Touchpoint, string Unit, DateTime GivenUtc, DateTime DueUtc)
{
    /// <summary>Address of the account of the person who answers for it, or null.</summary>
    public string? Person { get; init; }

    /// <summary>A note, or null.</summary>
    public string? Note { get; init; }

    /// <summary>What the customer was told, and when and how; or null.</summary>
    public (DateTime AtUtc, ReplyWay Way, string Words)? Reply { get; init; }

    /// <summary>How it ended, when and why; or null.</summary>
    public (DateTime AtUtc, Disposition How, string? Reason)? End { get; init; }
}

/// <summary>Fills an inbox with a past: for the demo. The asking job has seen to it that the actor may.</summary>
public sealed class VoiceLoader(Db db, LogWriter log, CustomerNumbers customers, UnitFacts units, PeopleFacts people, TouchpointNames touchpoints,
    VoiceReader reader, Audit audit)
{
    private const int Bulk = 2000;

    /// <summary>Adds items of one source; those that are there already change nothing. Touchpoints and units are named by their codes.</summary>
    /// <returns>null when they are durable.</returns>
    public async Task<Fail?> Add(Actor who, string source, IReadOnlyList<VoiceToLoad> items, CancellationToken stop)
    {
        var owning = await units.ByCode([.. items.Select(one => one.Unit).Distinct()], stop);
        var places = await touchpoints.Meaning([.. items.Select(one => one.Touchpoint).Distinct()], stop);
        var answering = (await people.Directory(who, Verb.Update, Kind.Voice, stop)).Where(one => one.Email is not null)
            .ToDictionary(one => one.Email!, one => one.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var part in items.Chunk(Bulk))
        {
            var written = await log.Alone<Done>(async turn =>
            {
                customers.Begin(turn.Rewritten);
                string[] names = [.. part.Select(one => one.ExternalId)];
                var known = await db.Voices.Where(v => v.Source == source && EF.Parameter(names).Contains(v.ExternalId))
                    .Select(v => v.ExternalId).ToListAsync(stop);
                var fresh = part.ExceptBy(known, one => one.ExternalId).ToList();
                if (fresh.Count == 0) return new Done();
                var numbers = await customers.Of(IdentifierKind.Number, fresh.Select(one => one.Customer), stop);
                foreach (var one in fresh)
                    await Put(source, one, owning[one.Unit], places[one.Touchpoint].Value, one.Customer is { } code ? numbers[code] : null,
                        one.Person is { } address && answering.TryGetValue(address, out var person) ? person : null, stop);
                audit.Write(who, "voices.did.import", new(Kind.Voice, null, source, UnitPath.Root), after: new { Stored = fresh.Count });
                return await db.Commit(stop) is { } failure ? failure : new Done();
            }, stop);
            if (written.Failure is { } trouble) return trouble;
            customers.AreDurable();
        }
        return null;
    }

    private async Task Put(string source, VoiceToLoad one, UnitFact unit, Guid touchpoint, long? customer, Guid? person, CancellationToken stop)
    {
        var voice = new Voice
        {
            Id = Guid.CreateVersion7(one.GivenUtc),
            Number = one.Number,
            Kind = one.Kind,
            Way = one.Way,
            Source = source,
            ExternalId = one.ExternalId,
            Words = one.Words,
            Remedy = one.Remedy,
            Customer = customer,
            Touchpoint = touchpoint,
            UnitId = unit.Id,
            PersonId = person,
            GivenUtc = one.GivenUtc,
            ReceivedUtc = one.GivenUtc,
            DueUtc = one.DueUtc,
            RepliedUtc = one.Reply?.AtUtc,
            EndedUtc = one.End?.AtUtc,
            How = one.End?.How,
            Reason = one.End?.Reason,
            Found = Voice.FoundOf(one.Number, one.Words),
        }.Read(await reader.Read(one.Words, stop));
        db.AddInBulk(voice);
        if (one.Note is { } note) db.AddInBulk(Entry(voice, one.GivenUtc.AddHours(1), null, note, person));
        if (one.Reply is { } told) db.AddInBulk(Entry(voice, told.AtUtc, told.Way, told.Words, person));
    }

    private static VoiceEntry Entry(Voice voice, DateTime atUtc, ReplyWay? way, string words, Guid? person) => new()
    {
        Id = Guid.CreateVersion7(atUtc),
        VoiceId = voice.Id,
        AtUtc = atUtc,
        ActorId = person ?? Actor.System.Id,
        ActorName = person is null ? Actor.System.Name : null,
        Way = way,
        Words = words,
    };
}
