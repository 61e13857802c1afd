using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>The words by which encounters can be filtered: sources, channels, outcomes.</summary>
public sealed class OfferEncounterWords(Db db)
{
    // Somebody's outcomes may be free text; a choice of more than this is none.
    private const int MostWords = 200;

    /// <summary>Nothing needs to be said.</summary>
    public sealed record Request;

    /// <summary>The words of each kind in the order of their text.</summary>
    public sealed record Offered(IReadOnlyList<string> Sources, IReadOnlyList<string> Channels, IReadOnlyList<string> Outcomes);

    /// <summary>The words; at most 200 of each kind.</summary>
    public async Task<Outcome<Offered>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } refusal) return refusal;
        return new Offered(await Of(LogWordKind.Source, stop), await Of(LogWordKind.Channel, stop), await Of(LogWordKind.Outcome, stop));
    }

    private async Task<IReadOnlyList<string>> Of(LogWordKind kind, CancellationToken stop) =>
        await db.LogWords.Where(word => word.Kind == kind).OrderBy(word => word.Text).Take(MostWords).Select(word => word.Text).ToListAsync(stop);
}
