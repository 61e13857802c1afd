using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>Tells an idea for a journey, one's own or a customer's. Whoever works where the map holds may; what was told stays.</summary>
public sealed class OfferIdea(Db db, JourneyMapChange change, Audit audit, TimeProvider clock)
{
    /// <summary>What to tell.</summary>
    /// <param name="Id">For which map.</param>
    /// <param name="Source">Whose idea it is.</param>
    /// <param name="Text">What it is.</param>
    /// <param name="Step">Code of the step; null: the whole.</param>
    public sealed record Request(Guid Id, IdeaSource Source, string? Text, string? Step = null);

    /// <summary>Tells it.</summary>
    /// <returns>The id of the idea.</returns>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.JourneyMap) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        // A journey runs through the units below: those who stand there speak of it too, though they do not own it.
        var unit = reached.Value.Unit.Path;
        if (!who.Scope(Verb.Read, Kind.JourneyMap).Any(unit.Contains) && who.Lacks(Verb.Read, Kind.JourneyMap, unit) is { } outside) return outside;
        var text = request.Text?.ReplaceLineEndings("\n").Trim() ?? "";
        List<Problem> problems = [];
        if (text.Length == 0) problems.Add(Problem.Of("text", "form.required"));
        if (text.Length > MapIdea.Longest) problems.Add(Problem.Of("text", "form.too-long", MapIdea.Longest));
        if (request.Step is { } step && reached.Value.Map.Draft[step] is null) problems.Add(Problem.Of("step", "maps.step-missing", step));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var now = clock.GetUtcNow();
        var idea = new MapIdea
        {
            Id = Guid.CreateVersion7(now),
            MapId = reached.Value.Map.Id,
            Step = request.Step,
            Source = request.Source,
            Text = text,
            ActorId = who.Id,
            AtUtc = now.UtcDateTime,
        };
        db.Add(idea);
        audit.Write(who, "maps.did.offer", JourneyMapChange.Subject(reached.Value.Map, reached.Value.Unit), after: new { idea.Step, idea.Source, idea.Text });
        return await db.Commit(stop) is { } trouble ? trouble : idea.Id;
    }
}
