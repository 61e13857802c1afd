using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Feedback.Voices;

/// <summary>Takes down what a customer says: complaint, question, suggestion, praise. It gets a number and a due date at once.</summary>
/// <remarks>The only way in for what is said to staff, on the telephone, by programs and by the command line.</remarks>
public sealed class TakeVoice(VoiceReach reach, TouchpointNames touchpoints, VoiceIntake intake, TimeProvider clock)
{
    /// <summary>The source of what staff take down.</summary>
    public const string OwnSource = "inbox";

    /// <summary>What was said.</summary>
    /// <param name="Fields">As it is taken down.</param>
    /// <param name="Source">The system that tells it, up to 80 characters; null: staff.</param>
    /// <param name="ExternalId">The source's own name for it, up to 100 characters: telling it again is no second one.</param>
    public sealed record Request(VoiceFields Fields, string? Source = null, string? ExternalId = null);

    /// <summary>What became of it.</summary>
    /// <param name="Id">The item.</param>
    /// <param name="Number">Its number, 12 digits.</param>
    /// <param name="DueUtc">By when it should have ended.</param>
    /// <param name="Fate">Whether it is new.</param>
    public sealed record Taken(Guid Id, string Number, DateTime DueUtc, JudgementFate Fate);

    /// <summary>Takes it.</summary>
    public async Task<Outcome<Taken>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Voice) is { } refusal) return refusal;

        var fields = request.Fields.Clean();
        var (source, externalId) = (WrittenText.Line(request.Source) ?? OwnSource, WrittenText.Line(request.ExternalId));
        var problems = fields.Problems(clock.GetUtcNow().UtcDateTime);
        problems.AddRange([.. WrittenText.Check("source", source, 80), .. WrittenText.Check("externalId", externalId, 100)]);
        var unit = await reach.Unit(who, Verb.Create, fields.UnitId, stop);
        if (unit is null) problems.Add(Problem.Of("unitId", "voices.unit-missing"));
        if (fields.Touchpoint is { } at && !(await touchpoints.ById([at], stop)).ContainsKey(at))
            problems.Add(Problem.Of("touchpoint", "voices.touchpoint-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var taken = await intake.Take(who, new(source, externalId, fields, unit!), stop);
        return taken.Then(one => new Taken(one.Voice.Id, one.Voice.Number, one.Voice.DueUtc, one.Fate));
    }
}
