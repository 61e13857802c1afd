using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints.Blueprints;

/// <summary>Says something about a blueprint, or about a step of it. Whoever works where it holds may; what was said stays.</summary>
public sealed class NoteBlueprint(Db db, BlueprintChange change, Audit audit, TimeProvider clock)
{
    /// <summary>Longest note.</summary>
    public const int Longest = 1000;

    /// <summary>What to say.</summary>
    /// <param name="Id">About which blueprint.</param>
    /// <param name="Text">What is said.</param>
    /// <param name="Step">Code of the step that it is about; null: the whole.</param>
    public sealed record Request(Guid Id, string? Text, string? Step = null);

    /// <summary>Says it.</summary>
    /// <returns>The id of the note.</returns>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Blueprint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        // A service binds those below who deliver it: they speak of it too, though they do not own it.
        var unit = reached.Value.Unit.Path;
        if (!who.Scope(Verb.Read, Kind.Blueprint).Any(unit.Contains) && who.Lacks(Verb.Read, Kind.Blueprint, unit) is { } outside) return outside;
        var text = request.Text?.ReplaceLineEndings("\n").Trim() ?? "";
        List<Problem> problems = [];
        if (text.Length == 0) problems.Add(Problem.Of("text", "form.required"));
        if (text.Length > Longest) problems.Add(Problem.Of("text", "form.too-long", Longest));
        if (request.Step is { } step && reached.Value.Blueprint.Draft[step] is null) problems.Add(Problem.Of("step", "blueprints.way-nowhere", step));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var now = clock.GetUtcNow();
        var note = new BlueprintNote
        {
            Id = Guid.CreateVersion7(now),
            BlueprintId = reached.Value.Blueprint.Id,
            Step = request.Step,
            Text = text,
            ActorId = who.Id,
            AtUtc = now.UtcDateTime,
        };
        db.Add(note);
        audit.Write(who, "blueprints.did.note", BlueprintChange.Subject(reached.Value.Blueprint, reached.Value.Unit), after: new { note.Step, note.Text });
        return await db.Commit(stop) is { } trouble ? trouble : note.Id;
    }
}
