using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>Takes a version of a journey map out of the house, as a document or a picture. A right of its own, and audited.</summary>
public sealed class ExportJourneyMap(Db db, JourneyMapChange change, ShowJourneyMap show, Audit audit)
{
    /// <summary>What to take out.</summary>
    /// <param name="Id">Which map.</param>
    /// <param name="Number">Number of a published version; 0: what is being written; null: what holds, or what is being written where nothing does.</param>
    /// <param name="Form">In which form, as the log of acts is to say it: <c>json</c>, <c>svg</c>.</param>
    public sealed record Request(Guid Id, int? Number = null, string Form = "json");

    /// <summary>The document of the version.</summary>
    public async Task<Outcome<MapDocument>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.JourneyMap) is { } refusal) return refusal;
        var reached = await change.Find(who, Verb.Export, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var shown = await show.Run(who, new(request.Id, request.Number), stop);
        if (shown.Failure is { } missing) return missing;

        audit.Write(who, "maps.did.export", JourneyMapChange.Subject(reached.Value.Map, reached.Value.Unit),
            after: new { shown.Value.Number, request.Form });
        return await db.Commit(stop) is { } trouble ? trouble : shown.Value.Document;
    }
}
