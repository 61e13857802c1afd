using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Delivery.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Standards.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;

namespace Tangent.App.Standards.Commitments;

/// <summary>A promise that an encounter did not keep.</summary>
/// <param name="Promise">The promise.</param>
/// <param name="Terms">What measured it.</param>
/// <param name="Encounter">Place of the encounter in the log.</param>
/// <param name="Facts">What was measured.</param>
sealed record BrokenPromise(Commitment Promise, StandardTerms Terms, long Encounter, BreachFacts Facts);

/// <summary>Makes a broken promise into what follows from it: the remedy that is owed, the notice to the customer, the event for other modules.</summary>
public sealed class BreachWriter(Db db, EncounterSheets sheets, UnitFacts units, CustomerContacts contacts, SpokenLanguages languages, OutMessages messages,
    Outbox outbox, Audit audit, TimeProvider clock)
{
    /// <summary>What began longer ago than so many days is remedied, but no message comes out of the blue.</summary>
    public const int NoticeDays = 7;

    private const int Bulk = 500;

    /// <summary>Now, as it is stored.</summary>
    internal DateTime Now => UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);

    /// <summary>Adds new ones to the coming save.</summary>
    internal async Task Add(IReadOnlyList<BrokenPromise> broken, UnitCalendars calendars, CancellationToken stop)
    {
        if (broken.Count == 0) return;
        var all = await units.All(stop);
        var byCode = all.Values.ToDictionary(unit => unit.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var part in broken.Chunk(Bulk))
        {
            var views = await sheets.Show([.. part.Select(one => one.Encounter).Distinct()], stop);
            var customers = part.Select(one => views[one.Encounter].Customer).OfType<long>().Distinct().ToList();
            var spoken = await languages.Of(customers, stop);
            Dictionary<DeliveryChannel, IReadOnlyDictionary<long, CustomerContact>> reached = [];
            foreach (var channel in part.Select(one => one.Promise.Terms.Notice?.By).OfType<DeliveryChannel>().Distinct())
                reached[channel] = await contacts.Of(customers, DeliveryFacts.WayOf(channel)!.Value, stop);
            List<MessageToSend> notices = [];
            foreach (var one in part)
            {
                var (view, notice) = (views[one.Encounter], one.Promise.Terms.Notice);
                var owes = Owing(one.Promise, view, all, byCode);
                var breach = Breach(one, view, owes, calendars, Fate(one.Promise, view, notice is null ? null : reached[notice.By]));
                db.Add(breach);
                audit.Write(Actor.System, "commitments.did.break", Subject(breach, one.Promise, owes), after: Facts(breach));
                outbox.Publish(new PromiseBroken(breach.Id, one.Promise.Id, one.Promise.Number, breach.UnitId, breach.Encounter, breach.Customer,
                    view.Touchpoint?.Id, breach.StartedUtc, breach.SeenUtc, breach.DueUtc));
                if (breach.Notice == NoticeFate.Written) notices.Add(Message(breach, one.Promise.Terms, spoken.GetValueOrDefault(breach.Customer!.Value)));
            }
            await messages.Add(notices, stop);
        }
    }

    /// <summary>Adds what became of one whose encounter was corrected to the coming save.</summary>
    internal void Correct(Breach before, Breach after)
    {
        db.Replace(before, after);
        // Only what changes for people is worth a line; who may see it is told by the line of its making.
        audit.Write(Actor.System, "commitments.did.correct", new(Kind.Breach, before.Id.ToString(), null, UnitPath.Root), Facts(before), Facts(after));
    }

    /// <summary>Key of the notice of a breach.</summary>
    internal static string KeyOf(Guid breach) => $"promise:{breach:N}";

    /// <summary>The breach of such a key.</summary>
    internal static Guid BreachOf(string key) => Guid.ParseExact(key.Split(':')[1], "N");

    internal static Subject Subject(Breach breach, Commitment promise, UnitFact unit) => new(Kind.Breach, breach.Id.ToString(), promise.Code, unit.Path);

    internal static object Facts(Breach breach) => new { breach.Encounter, breach.State, breach.DueUtc, breach.Notice, breach.Cost };

    // Who is named in the promise; else where it happened; else who answers for the promise.
    private static UnitFact Owing(Commitment promise, EncounterView view, IReadOnlyDictionary<Guid, UnitFact> all, Dictionary<string, UnitFact> byCode) =>
        (promise.Terms.Remedy.Unit is { } named ? byCode.GetValueOrDefault(named) : view.Unit) ?? all[promise.UnitId];

    private Breach Breach(BrokenPromise one, EncounterView view, UnitFact owes, UnitCalendars calendars, NoticeFate fate)
    {
        var (remedy, end) = (one.Promise.Terms.Remedy, view.EndedUtc ?? view.StartedUtc);
        var span = TimeSpan.FromHours((double)remedy.WorkingHours);
        return new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            CommitmentId = one.Promise.Id,
            Encounter = one.Encounter,
            UnitId = owes.Id,
            Customer = view.Customer,
            StartedUtc = view.StartedUtc,
            SeenUtc = Now,
            DueUtc = UtcConverter.Truncate(calendars.Of(owes.Path).Calendar.Deadline(end, span) ?? end + span),
            Facts = Counted(one, view, calendars),
            Notice = fate,
        };
    }

    private static BreachFacts Counted(BrokenPromise one, EncounterView view, UnitCalendars calendars)
    {
        var until = one.Terms.Measure == StandardMeasure.Waiting ? view.StartedUtc.AddSeconds(view.WaitSeconds ?? 0) : view.EndedUtc;
        if (!one.Terms.InWorkingHours || view.Unit is not { } unit || until is not { } end || end < view.StartedUtc) return one.Facts;
        var calendar = calendars.Of(unit.Path);
        return one.Facts with
        {
            Calendar = calendar.Name,
            Stretches = calendar.Calendar.Explain(view.StartedUtc, end).Stretches.Take(BreachFacts.MostStretches)
                .Select(stretch => new CountedStretch(stretch.FromUtc, stretch.ToUtc)).ToItems(),
        };
    }

    private NoticeFate Fate(Commitment promise, EncounterView view, IReadOnlyDictionary<long, CustomerContact>? reached)
    {
        if (reached is null || promise.Terms.Notice is null) return NoticeFate.NotPromised;
        if (view.Customer is not { } customer) return NoticeFate.NoCustomer;
        if (view.StartedUtc < Now.AddDays(-NoticeDays)) return NoticeFate.TooLate;
        var contact = reached[customer];
        return contact.IsErased ? NoticeFate.Erased : contact.IsClosed ? NoticeFate.Closed
            : contact.Address is null ? NoticeFate.NoAddress : NoticeFate.Written;
    }

    private static MessageToSend Message(Breach breach, CommitmentTerms terms, string? language)
    {
        bool isEnglish = language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true;
        var (promise, remedy) = isEnglish ? (terms.TextEn, terms.Remedy.TextEn) : (terms.TextZh, terms.Remedy.TextZh);
        var text = (isEnglish ? terms.Notice!.TextEn : terms.Notice!.TextZh)
            .Replace("{promise}", promise, StringComparison.Ordinal).Replace("{remedy}", remedy, StringComparison.Ordinal);
        return new(MessageKind.PromiseNotice, terms.Notice.By, KeyOf(breach.Id), breach.UnitId, breach.Customer!.Value, breach.Id,
            terms.Notice.By == DeliveryChannel.Email ? promise : null, text, EndsUtc: breach.SeenUtc.AddDays(NoticeDays));
    }
}
