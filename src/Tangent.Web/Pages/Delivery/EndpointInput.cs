using Tangent.App.Delivery.Webhooks;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Delivery;

/// <summary>An endpoint as its form sends it.</summary>
public sealed class EndpointInput
{
    public string? Name { get; set; }
    public string? Url { get; set; }
    public List<string> Events { get; set => field = value ?? []; } = [];
    public string? UnitId { get; set; }

    /// <summary>What an endpoint may be told, as choices.</summary>
    public static IReadOnlyList<Choice> AllEvents(Words.Words words) =>
        [.. WebhookEvents.All.Select(name => new Choice(name, words[$"delivery.event.{name}"]))];

    internal App.Delivery.Webhooks.EndpointFields Fields => new(Name, Url, Events, Guid.TryParse(UnitId, out var id) ? id : null);
}
