using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints.Maps;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>Makes a journey map, as a draft: from a document, from a template, or with nothing but a title.</summary>
public sealed class MakeJourneyMap(JourneyMapChange change, JourneyMapCheck check, TimeProvider clock)
{
    /// <summary>What to make.</summary>
    /// <param name="UnitId">The unit whose map it is.</param>
    /// <param name="Template">Name of a template to start from, or null.</param>
    /// <param name="Document">The document, or null: that of the template, or an empty one.</param>
    /// <param name="Title">Its title in the language that follows; null keeps that of the template.</param>
    /// <param name="Language">The language of the title.</param>
    public sealed record Request(Guid? UnitId, string? Template = null, MapDocument? Document = null, string? Title = null, string Language = "zh");

    /// <summary>Makes it.</summary>
    /// <returns>The id of the new map.</returns>
    public async Task<Outcome<JourneyMapId>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.JourneyMap) is { } refusal) return refusal;

        var template = MapTemplate.Of(request.Template);
        if (request.Template is { Length: > 0 } && template is null) return Fail.Wrong("template", "maps.template-missing", request.Template);
        var unit = await change.Owner(who, Verb.Create, request.UnitId, stop);
        if (unit.Failure is { } failure) return failure;
        var document = request.Document ?? Titled(template?.Document ?? new() { Title = Wording.None }, request);
        if (await check.Run(document, null, stop) is { } wrong) return wrong;
        var now = clock.GetUtcNow();
        return await change.Add(who, new()
        {
            Id = new(Guid.CreateVersion7(now)),
            UnitId = unit.Value.Id,
            Draft = document,
            ChangedUtc = now.UtcDateTime,
        }, unit.Value, stop);
    }

    private static MapDocument Titled(MapDocument document, Request request) => string.IsNullOrWhiteSpace(request.Title) ? document
        : document with { Title = Wording.Of((request.Language, request.Title)) };
}
