using Tangent.App.Touchpoints;
using Tangent.Domain.Access;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>What the search and the palette find on the register, for those who may read it.</summary>
public sealed class TouchpointHits(ListTouchpoints list, Words.Words words)
{
    /// <summary>Commands and touchpoints whose words hold the text; nothing for an empty text.</summary>
    public async Task<IReadOnlyList<PaletteHit>> Find(Actor who, string? text, int most, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];

        var found = await list.Run(who, new(new(text), default, new(Limit: most)), stop);
        if (found.Failure is not null) return [];
        string module = words["touchpoints.list.title"], add = words["touchpoints.new"];
        PaletteHit[] commands = who.May(Verb.Create, Kind.Touchpoint) && add.Contains(text.Trim(), StringComparison.CurrentCultureIgnoreCase)
            ? [new(add, module, "/touchpoints/new", "plus")]
            : [];
        return [.. commands, .. found.Value.Items.Select(row => new PaletteHit(
            $"{row.Details.Code} {row.Details.Name()}", module, $"/touchpoints/{row.Id}", "target"))];
    }
}
