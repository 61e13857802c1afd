using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tangent.Domain.Access;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Parts;

/// <summary>One answer of the command palette and of the search page.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Hint">Where it belongs, or null.</param>
/// <param name="Url">A path of this site.</param>
/// <param name="Icon">Name in icons.txt, or null.</param>
public sealed record PaletteHit(string Title, string? Hint, string Url, string? Icon);

/// <summary>What the palette finds: pages that this person may open.</summary>
public sealed class PaletteSearch(Words.Words words)
{
    /// <summary>The pages whose name holds the text; all of them for an empty text; none for a visitor.</summary>
    public IReadOnlyList<PaletteHit> Find(Actor who, string? text) => !who.IsKnown ? [] :
        [.. Navigation.For(who).SelectMany(group => group)
            .Select(entry => new PaletteHit(words[entry.Words], GroupOf(entry), entry.Href, entry.Icon))
            .Where(hit => hit.Title.Contains(text?.Trim() ?? "", StringComparison.CurrentCultureIgnoreCase))];

    private string? GroupOf(NavigationEntry entry) =>
        entry.Group is NavigationGroup.Own ? null : words[$"parts.nav.group.{entry.Group.ToString().ToLowerInvariant()}"];
}

/// <summary>The palette's answers as JSON. Open to everybody: it tells each person only what that person may see.</summary>
public static class PaletteEndpoint
{
    public static void MapPalette(this IEndpointRouteBuilder app) =>
        app.MapGet("/palette", Find).AllowAnonymous().ExcludeFromDescription();

    private static async Task<Ok<IReadOnlyList<PaletteHit>>> Find(
        string? q, PaletteSearch search, TouchpointHits touchpoints, CurrentActor current, CancellationToken stop) =>
        TypedResults.Ok<IReadOnlyList<PaletteHit>>(
            [.. search.Find(current.Who, q), .. await touchpoints.Find(current.Who, q, 8, stop)]);
}
