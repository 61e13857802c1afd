using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Standards.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Recovery;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Recovery;

namespace Tangent.App.Recovery.Published;

/// <summary>Fills the register of cases with a past: for the demo. The asking job has seen to it that the actor may.</summary>
/// <remarks>
/// The same rules decide and the same steps are walked as in life, each at its own moment: what the real case would refuse cannot be loaded.
/// </remarks>
public sealed class CaseLoader(Db db, LogWriter log, CustomerNumbers customers, UnitFacts units, PeopleFacts people, TouchpointNames touchpoints,
    BadSigns signs, WorkingHours hours, Audit audit, TimeProvider clock)
{
    /// <summary>
    /// Sets the first rules of the company and loads all that they make of these signs, all or nothing; where such signs were decided on nothing is added.
    /// </summary>
    /// <param name="who">Who loads.</param>
    /// <param name="policy">The rules; they hold since before the first sign.</param>
    /// <param name="items">The signs in time order, none later than now.</param>
    /// <param name="stop">Takes the whole back.</param>
    /// <exception cref="InvalidOperationException">The real case would have refused something.</exception>
    public async Task<Fail?> Add(Actor who, CasePolicy policy, IReadOnlyList<CaseToLoad> items, CancellationToken stop)
    {
        var written = await log.Alone<Done>(async turn =>
        {
            // Promises may be found broken while the rest of the past is being loaded.
            if (items.Count == 0 || await db.Signals.AnyAsync(s => s.Kind != SignalKind.BrokenPromise, stop)) return new Done();
            customers.Begin(turn.Rewritten);
            var past = new Past(policy, UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime), await hours.Now(stop),
                await units.ByCode([.. items.Select(one => one.Unit).Distinct()], stop),
                (await touchpoints.Meaning([.. items.Select(one => one.Touchpoint).OfType<string>().Distinct()], stop))
                    .ToDictionary(one => one.Key, one => one.Value.Value),
                await customers.Of(IdentifierKind.Number, items.Select(one => one.Customer), stop),
                (await people.Directory(who, Verb.Update, Kind.Case, stop)).Where(one => one.Email is not null)
                    .ToDictionary(one => one.Email!, one => one.Id, StringComparer.OrdinalIgnoreCase),
                await signs.ComplaintsOf([.. items.Where(one => one.Kind == SignalKind.Complaint).Select(one => (one.Source, one.ExternalId))], stop));
            foreach (var one in items) past.Tell(one);
            await Write(who, policy, past, items[0].AtUtc, stop);
            return await db.Commit(stop) is { } failure ? failure : new Done();
        }, stop);
        if (written.Failure is { } trouble) return trouble;
        customers.AreDurable();
        return null;
    }

    private async Task Write(Actor who, CasePolicy policy, Past past, DateTime firstUtc, CancellationToken stop)
    {
        db.Add(new CasePolicyVersion { Number = 1, Document = policy, FromUtc = firstUtc.Date, ActorId = who.Id });
        foreach (var one in past.Cases.Values) db.AddInBulk(one with { Version = 1 });
        foreach (var signal in past.Signals) db.AddInBulk(signal);
        foreach (var entry in past.Entries) db.AddInBulk(entry);
        var before = await db.RecoveryStates.AsNoTracking().SingleAsync(stop);
        db.Replace(before, new RecoveryState { Id = before.Id, Judgements = await signs.LastScore(stop), IsSwept = true, Version = before.Version + 1 });
        audit.Write(who, "recovery.did.import", new(Kind.Case, null, null, UnitPath.Root), after: new { Stored = past.Cases.Count });
    }

    // The past in the making.
    private sealed class Past(CasePolicy policy, DateTime nowUtc, UnitCalendars calendars, IReadOnlyDictionary<string, UnitFact> units,
        IReadOnlyDictionary<string, Guid> touchpoints, IReadOnlyDictionary<string, long> customers, IReadOnlyDictionary<string, Guid> people,
        IReadOnlyDictionary<(string Source, string ExternalId), Guid> complaints)
    {
        private readonly Dictionary<long, List<Guid>> byCustomer = [];
        private readonly Dictionary<string, ClockMaker> clocks = [];

        public Dictionary<Guid, RecoveryCase> Cases { get; } = [];

        public List<SignalRow> Signals { get; } = [];

        public List<CaseEntry> Entries { get; } = [];

        public void Tell(CaseToLoad told)
        {
            var signal = Seen(told);
            var own = signal.Customer is { } customer ? byCustomer.TryGetValue(customer, out var had) ? had : byCustomer[customer] = [] : [];
            // What ended later was open then.
            var others = own.Select(id => Cases[id]).Select(one => new OtherCase(one.Id, one.Touchpoint, one.Journey, one.OpenedUtc,
                one.ClosedUtc <= signal.AtUtc ? one.ClosedUtc : null)).ToList();
            var decision = SignalDecision.Of(policy, signal, others, signal.AtUtc);
            Guid? id = null;
            if (decision is SignalDecision.Open open) own.Add((id = Open(told, signal, open)).Value);
            else if (decision is SignalDecision.Join join)
            {
                id = join.Case;
                Cases[join.Case] = Cases[join.Case].Hear(signal);
                Entries.Add(Entry(null, join.Case, CaseEntryKind.Signal, signal.Kind.ToString(), signal.Told, signal.AtUtc));
            }
            Signals.Add(new()
            {
                Id = Guid.CreateVersion7(signal.AtUtc),
                Kind = signal.Kind,
                Key = signal.Key,
                AtUtc = UtcConverter.Truncate(signal.AtUtc),
                DecidedUtc = UtcConverter.Truncate(signal.AtUtc),
                Customer = signal.Customer,
                Touchpoint = signal.Touchpoint,
                UnitId = signal.UnitId,
                Share = signal.Share,
                Fate = decision switch { SignalDecision.Open => SignalFate.Opened, SignalDecision.Join => SignalFate.Joined, _ => SignalFate.Passed },
                Why = (decision as SignalDecision.Pass)?.Why,
                Rule = decision.Rule?.Code,
                Policy = 1,
                CaseId = id,
            });
        }

        private Guid Open(CaseToLoad told, SeenSignal signal, SignalDecision.Open open)
        {
            Guid? person = told.Person is { } address && people.TryGetValue(address, out var found) ? found : null;
            var maker = Clocks(units[told.Unit]);
            var one = RecoveryCase.Open(signal, Guid.CreateVersion7(signal.AtUtc), told.Number, open.By.Severity, open.IsRepeat, maker, signal.AtUtc)
                with
            { PersonId = person };
            foreach (var happened in told.Course.TakeWhile(happened => happened.AtUtc < nowUtc))
                one = Done(told, Looked(one, happened.AtUtc), happened, maker, person ?? Actor.System.Id);
            Cases[one.Id] = Looked(one, nowUtc);
            return one.Id;
        }

        private RecoveryCase Done(CaseToLoad told, RecoveryCase one, CaseHappening happened, ClockMaker maker, Guid by)
        {
            var at = happened.AtUtc;
            var changed = happened switch
            {
                CaseHappening.Listened heard => one.Listen(told.Told ?? heard.Told, at),
                CaseHappening.Recorded found => one.Record(new(found.Facts, told.Wish, found.Severity, false, CaseSpread.One, null), maker),
                CaseHappening.Judged judged => one.Judge(new(judged.Verdict, judged.Reason, null, judged.Cause)),
                CaseHappening.Proposed made => one.Propose(made.Remedies, made.Procedure, made.Treatment, by, decimal.MaxValue, at),
                CaseHappening.Offered => one.Offer(at),
                CaseHappening.Answered answer => one.Answer(answer.IsAccepted, answer.Words, at),
                CaseHappening.CarriedOut => CarriedOut(one, maker, at),
                CaseHappening.Visited visit => one.Visit(new(at, by, visit.Recovered is not null, visit.Recovered, visit.Satisfaction, visit.Words)),
                CaseHappening.Closed closed => one.Close(closed.End, policy.VisitAttempts, at),
                _ => throw new NotSupportedException(happened.GetType().Name),
            };
            if (happened is CaseHappening.Listened) Entries.Add(Entry(by, one.Id, CaseEntryKind.Contact, "Phone", null, at));
            if (happened is CaseHappening.Offered offer) Entries.Add(Entry(by, one.Id, CaseEntryKind.Contact, "Phone", offer.Words, at));
            return changed.Failure is { } refused ? throw new InvalidOperationException($"{one.Number} {happened}: {refused.Problems[0].Code}") : changed.Value;
        }

        private static Outcome<RecoveryCase> CarriedOut(RecoveryCase one, ClockMaker maker, DateTime at)
        {
            int remedies = one.Details.Current?.Remedies.Count ?? 0;
            var done = remedies == 0 ? one.FinishWork(maker, at) : one;
            for (int i = 0; i < remedies && done.Failure is null; i++) done = done.Value.CarryOut(i, maker, at);
            return done;
        }

        private RecoveryCase Looked(RecoveryCase one, DateTime atUtc)
        {
            var (seen, warnings) = one.Look(atUtc);
            foreach (var warning in warnings)
                Entries.Add(Entry(null, one.Id, CaseEntryKind.Clock, FormattableString.Invariant($"{warning.Clock}:{warning.Percent}"), null,
                    one.LookUtc!.Value));
            return seen;
        }

        private ClockMaker Clocks(UnitFact unit) =>
            clocks.TryGetValue(unit.Path.Value, out var known) ? known : clocks[unit.Path.Value] = new(policy, 1, calendars.Of(unit.Path).Calendar);

        private SeenSignal Seen(CaseToLoad told) => new(told.Kind,
            told.Kind == SignalKind.Complaint ? complaints[(told.Source, told.ExternalId)].ToString() : BadSigns.KeyOf(told.Source, told.ExternalId),
                told.AtUtc,
            told.Customer is { } code ? customers[code] : null, told.Tier, told.Journey,
            told.Touchpoint is { } place && touchpoints.TryGetValue(place, out var at) ? at : null, units[told.Unit].Id, units[told.Unit].Path, told.Share,
            told.Number, told.Told, told.Wish);

        private static CaseEntry Entry(Guid? by, Guid caseId, CaseEntryKind kind, string about, string? words, DateTime atUtc) => new()
        {
            Id = Guid.CreateVersion7(atUtc),
            CaseId = caseId,
            AtUtc = UtcConverter.Truncate(atUtc),
            Kind = kind,
            ActorId = by ?? Actor.System.Id,
            ActorName = by is null || by == Actor.System.Id ? Actor.System.Name : null,
            About = about,
            Words = words,
        };
    }
}
