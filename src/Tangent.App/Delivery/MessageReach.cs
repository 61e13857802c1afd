using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Storage.Delivery;

namespace Tangent.App.Delivery;

/// <summary>A message as it is listed: not what it says.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Channel">By which way it goes.</param>
/// <param name="Customer">Number of the customer whom it is for, or null.</param>
/// <param name="Endpoint">Name of the endpoint that is told, or null.</param>
/// <param name="EndpointId">The endpoint, or null.</param>
/// <param name="About">The survey or the item of the inbox that it is about, or null.</param>
/// <param name="Unit">The unit in whose scope it is.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Reason">Why it waits or did not go out: key of the words; or null.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="CreatedUtc">When it was made.</param>
/// <param name="DueUtc">When the next attempt may be made.</param>
/// <param name="EndedUtc">When it ended, or null.</param>
public sealed record MessageRow(Guid Id, MessageKind Kind, DeliveryChannel Channel, long? Customer, string? Endpoint, Guid? EndpointId, Guid? About,
    UnitFact Unit, MessageState State, string? Reason, int Attempts, DateTime CreatedUtc, DateTime DueUtc, DateTime? EndedUtc)
{
    /// <summary>Whether it goes out sooner or later.</summary>
    public bool IsOpen => EndedUtc is null;
}

/// <summary>Which messages somebody may see: those of the units in scope; what other programs are told, who may see endpoints.</summary>
public sealed class MessageReach(Db db, UnitFacts units)
{
    private IReadOnlyDictionary<Guid, UnitFact>? all;

    internal async Task<IReadOnlyDictionary<Guid, UnitFact>> Units(CancellationToken stop) => all ??= await units.All(stop);

    internal async Task<IQueryable<Message>> Within(Actor who, Verb verb, CancellationToken stop)
    {
        var (people, programs) = (await Own(who.Scope(verb, Kind.Message), stop), await Own(who.Scope(verb, Kind.Webhook), stop));
        return db.Messages.Where(m => m.EndpointId == null
            ? EF.Parameter(people).Contains(m.UnitId) : EF.Parameter(programs).Contains(m.UnitId));
    }

    /// <summary>A message that the actor may do this to, with its unit. What lies out of sight is missing; what may only be seen is refused.</summary>
    internal async Task<Outcome<(Message Message, UnitFact Unit)>> Find(Actor who, Verb verb, Guid id, CancellationToken stop)
    {
        if (await (await Within(who, Verb.Read, stop)).SingleOrDefaultAsync(m => m.Id == id, stop) is not { } message) return Fail.NotFound;
        var unit = (await Units(stop))[message.UnitId];
        return who.Lacks(verb, message.EndpointId is null ? Kind.Message : Kind.Webhook, unit.Path) is { } refusal ? refusal : (message, unit);
    }

    internal async Task<IReadOnlyList<MessageRow>> Show(IReadOnlyList<Message> messages, CancellationToken stop)
    {
        var places = await Units(stop);
        var ids = messages.Select(m => m.EndpointId).OfType<Guid>().Distinct().ToList();
        var names = await db.WebhookEndpoints.Where(e => EF.Parameter(ids).Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, stop);
        return [.. messages.Select(m => new MessageRow(m.Id, m.Kind, m.Channel, m.Customer, m.EndpointId is { } id ? names[id] : null, m.EndpointId,
            m.About, places[m.UnitId], m.State, m.Reason, m.Attempts, m.CreatedUtc, m.DueUtc, m.EndedUtc))];
    }

    /// <summary>How the audit log names a message: by its id, never by what it says.</summary>
    internal static Subject Subject(Message message, UnitFact unit) =>
        new(message.EndpointId is null ? Kind.Message : Kind.Webhook, message.Id.ToString(), message.Channel.ToString(), unit.Path);

    private async Task<List<Guid>> Own(IReadOnlyList<UnitPath> scope, CancellationToken stop) =>
        [.. (await Units(stop)).Values.Where(unit => scope.Any(part => part.Contains(unit.Path))).Select(unit => unit.Id)];
}
