using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery.Published;
using Tangent.App.Standards.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Delivery.Notices;

/// <summary>Who is told of what: whoever answers for a case, else the complaint officers of its unit; whoever manages the unit.</summary>
sealed class NoticeHandlers(NoticeWriter writer, UnitFacts units, PeopleFacts people, CaseKeepers keepers) : IHandle<CaseGiven>, IHandle<CaseClockWarned>,
    IHandle<CustomerSpoke>, IHandle<ProposalWaits>, IHandle<CaseEscalated>, IHandle<AlertFired>,
    IHandle<PrivacyClockWarned>
{
    public async Task Handle(CaseGiven happened, Guid id, CancellationToken stop)
    {
        // Who took it upon themselves knows it.
        if (happened.PersonId is { } person && person != happened.By)
            await Tell(NoticeKind.CaseGiven, id, happened.Case, happened.Number, happened.UnitId, happened.AtUtc, _ => Only(person), stop);
    }

    public Task Handle(CaseClockWarned happened, Guid id, CancellationToken stop) => Tell(
        happened.Percent switch { 50 => NoticeKind.ClockHalf, 80 => NoticeKind.ClockNear, _ => NoticeKind.ClockOver },
        id, happened.Case, happened.Number, happened.UnitId, happened.AtUtc, unit => Keeping(happened.Case, unit, stop), stop);

    public Task Handle(CustomerSpoke happened, Guid id, CancellationToken stop) => Tell(NoticeKind.CustomerSpoke, id, happened.Case, happened.Number,
        happened.UnitId, happened.AtUtc, unit => Keeping(happened.Case, unit, stop), stop);

    public Task Handle(ProposalWaits happened, Guid id, CancellationToken stop) => Tell(NoticeKind.ToApprove, id, happened.Case, happened.Number,
        happened.UnitId, happened.AtUtc, async unit => [.. (await Managing(unit, stop)).Where(person => person != happened.MadeBy)], stop);

    public Task Handle(CaseEscalated happened, Guid id, CancellationToken stop) => Tell(NoticeKind.Escalated, id, happened.Case, happened.Number,
        happened.UnitId, happened.AtUtc, unit => Managing(unit, stop), stop);

    public async Task Handle(AlertFired happened, Guid id, CancellationToken stop)
    {
        var unit = (await units.Of([happened.UnitId], stop))[happened.UnitId];
        await writer.Tell(new(NoticeKind.AlertFired, $"{id:N}", "/standards/alerts", happened.Name, unit, happened.FiredUtc), await Managing(unit, stop), stop);
    }

    // Nobody is given such a request: the complaint officers at the head of the house answer for it, else its directors, else its administrators.
    public async Task Handle(PrivacyClockWarned happened, Guid id, CancellationToken stop)
    {
        var house = (await units.All(stop)).Values.Single(unit => unit.Path == UnitPath.Root);
        Guid[] whom = [];
        foreach (var role in (Role[])[Role.ComplaintOfficer, Role.Director, Role.Administrator])
            if (whom.Length == 0) whom = [.. (await people.Holding(role, UnitPath.Root, stop)).Select(one => one.Id)];
        await writer.Tell(new(NoticeKind.PrivacyDue, $"{id:N}", $"/privacy?request={happened.Request}",
            FormattableString.Invariant($"{happened.Customer} · {happened.Percent} %"), house, happened.AtUtc), whom, stop);
    }

    // The event's own id is the cause: the same event that comes again tells nobody twice.
    private async Task Tell(NoticeKind kind, Guid id, Guid which, string number, Guid unitId, DateTime atUtc, Func<UnitFact, Task<Guid[]>> whom,
        CancellationToken stop)
    {
        var unit = (await units.Of([unitId], stop))[unitId];
        await writer.Tell(new(kind, $"{id:N}", $"/cases/{which}", VoiceNumber.Shown(number), unit, atUtc), await whom(unit), stop);
    }

    private async Task<Guid[]> Keeping(Guid which, UnitFact unit, CancellationToken stop) => await keepers.Of(which, stop) is { } person ? [person]
        : [.. (await people.Holding(Role.ComplaintOfficer, unit.Path, stop)).Select(one => one.Id)];

    private async Task<Guid[]> Managing(UnitFact unit, CancellationToken stop) =>
        [.. (await people.Holding(Role.UnitManager, unit.Path, stop)).Select(one => one.Id)];

    private static Task<Guid[]> Only(Guid person) => Task.FromResult<Guid[]>([person]);
}
