using Tangent.App.Access.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery.Published;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>What endpoints are told about cases: ids, steps and times; nothing that anybody wrote, and nobody's name.</summary>
sealed class CaseWebhooks(WebhookFanOut fanOut, UnitFacts units) : IHandle<CaseOpened>, IHandle<CaseGiven>, IHandle<CaseStepped>,
    IHandle<CaseClockWarned>, IHandle<CaseEnded>, IHandle<CaseReopened>
{
    public Task Handle(CaseOpened happened, Guid id, CancellationToken stop) => Tell(WebhookEvents.CaseOpened, id, happened.UnitId, happened.OpenedUtc,
        unit => new { id = happened.Case, happened.Number, unit, origin = Word(happened.Origin), happened.OpenedUtc, happened.DueUtc }, stop);

    public Task Handle(CaseGiven happened, Guid id, CancellationToken stop) => Tell(WebhookEvents.CaseAssigned, id, happened.UnitId, happened.AtUtc,
        unit => new { id = happened.Case, happened.Number, unit, person = happened.PersonId }, stop);

    public Task Handle(CaseStepped happened, Guid id, CancellationToken stop) => Tell(WebhookEvents.CaseStep, id, happened.UnitId, happened.AtUtc,
        unit => new { id = happened.Case, happened.Number, unit, from = Word(happened.From), to = Word(happened.To) }, stop);

    public Task Handle(CaseClockWarned happened, Guid id, CancellationToken stop) => Tell(
        happened.Percent == 100 ? WebhookEvents.CaseOverdue : WebhookEvents.CaseWarned, id, happened.UnitId, happened.AtUtc,
        unit => new { id = happened.Case, happened.Number, unit, clock = Word(happened.Clock), happened.Percent, happened.DueUtc }, stop);

    public Task Handle(CaseEnded happened, Guid id, CancellationToken stop) => Tell(WebhookEvents.CaseClosed, id, happened.UnitId, happened.ClosedUtc,
        unit => new { id = happened.Case, happened.Number, unit, end = Word(happened.End), happened.ClosedUtc }, stop);

    public Task Handle(CaseReopened happened, Guid id, CancellationToken stop) => Tell(WebhookEvents.CaseReopened, id, happened.UnitId, happened.AtUtc,
        unit => new { id = happened.Case, happened.Number, unit, happened.Times }, stop);

    // The event's own id is the cause: the same event that comes again tells nobody twice.
    private async Task Tell(string name, Guid id, Guid unitId, DateTime atUtc, Func<string, object> data, CancellationToken stop)
    {
        var unit = (await units.Of([unitId], stop))[unitId];
        await fanOut.Tell(name, [new($"{id:N}", atUtc, unit.Path, data(unit.Code))], stop);
    }

    private static string Word<T>(T member) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
