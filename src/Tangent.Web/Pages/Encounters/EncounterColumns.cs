using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Tangent.App.Encounters.Published;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Encounters;

/// <summary>The columns of encounters, in the log and on a customer's timeline.</summary>
static class EncounterColumns
{
    public static IReadOnlyList<Column<EncounterView>> All(Words.Words words, bool withCustomer) =>
    [
        new("started", words["encounters.field.started"], row => builder => Started(builder, row)) { IsName = true },
        new("touchpoint", words["encounters.field.touchpoint"], row => builder => Touchpoint(builder, row, words)),
        .. Enumerable.Repeat(new Column<EncounterView>("customer", words["encounters.field.customer"], row => builder => Customer(builder, row)),
            withCustomer ? 1 : 0),
        Column<EncounterView>.Of("unit", words["encounters.field.unit"], row => row.Unit?.Name() ?? row.UnitWord ?? "–"),
        Column<EncounterView>.Of("channel", words["encounters.field.channel"], row => row.Channel is { } channel ? words.Channel(channel) : "–"),
        Column<EncounterView>.Of("outcome", words["encounters.field.outcome"], row => row.Outcome ?? "–"),
        Column<EncounterView>.Of("wait", words["encounters.field.wait"], row => row.WaitSeconds is { } wait ? words.Span(wait) : "–") with { IsNumber = true },
        Column<EncounterView>.Of("duration", words["encounters.field.duration"], row => row.Duration is { } lasted ? words.Span(lasted.TotalSeconds) : "–")
            with { IsNumber = true },
        Column<EncounterView>.Of("score", words["encounters.field.score"], row => words.Score(row)) with { IsNumber = true },
        Column<EncounterView>.Of("employee", words["encounters.field.employee"], row => row.Employee) with { IsExtra = true },
        Column<EncounterView>.Of("journey", words["encounters.field.journey"], row => row.Journey) with { IsExtra = true },
        Column<EncounterView>.Of("source", words["encounters.field.source"], row => row.Source) with { IsExtra = true },
        Column<EncounterView>.Of("external", words["encounters.field.external-id"], row => row.ExternalId) with { IsExtra = true },
        Column<EncounterView>.Of("attributes", words["encounters.field.attributes"],
            row => string.Join("; ", row.Attributes.Select(one => $"{one.Name}={one.Value}"))) with { IsExtra = true },
        Column<EncounterView>.Of("version", words["encounters.field.version"], row => $"{row.Version}") with { IsExtra = true, IsNumber = true },
    ];

    private static void Started(RenderTreeBuilder builder, EncounterView row)
    {
        builder.OpenComponent<Time>(0);
        builder.AddComponentParameter(1, nameof(Time.Utc), row.StartedUtc);
        builder.AddComponentParameter(2, nameof(Time.Zone), row.Unit?.TimeZone);
        builder.CloseComponent();
    }

    // A word that nobody knows yet is shown as it came, and marked.
    private static void Touchpoint(RenderTreeBuilder builder, EncounterView row, Words.Words words)
    {
        if (row.Touchpoint is { } known) Link(builder, $"/touchpoints/{known.Id}", $"{known.Code} {known.Name()}");
        else
        {
            builder.AddContent(0, row.TouchpointWord + " ");
            builder.OpenComponent<Chip>(1);
            builder.AddComponentParameter(2, nameof(Chip.Tone), "warn");
            builder.AddComponentParameter(3, nameof(Chip.ChildContent), (RenderFragment)(inside =>
                inside.AddContent(0, words["encounters.unknown-touchpoint"])));
            builder.CloseComponent();
        }
    }

    private static void Customer(RenderTreeBuilder builder, EncounterView row)
    {
        if (row.Customer is { } number) Link(builder, $"/customers/{number}", $"{number}");
        else builder.AddContent(0, "–");
    }

    private static void Link(RenderTreeBuilder builder, string href, string text)
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "href", href);
        builder.AddContent(2, text);
        builder.CloseElement();
    }
}
