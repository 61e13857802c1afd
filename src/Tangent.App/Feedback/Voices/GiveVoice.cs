using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Feedback.Voices;

/// <summary>Gives an item to a unit and to somebody who answers for it. It goes on waiting, and its day stays.</summary>
/// <remarks>Taking what lies in one's own inbox upon oneself needs no more than the right to answer.</remarks>
public sealed class GiveVoice(VoiceChange change, VoiceReach reach, PeopleFacts people)
{
    /// <summary>To whom.</summary>
    /// <param name="Id">Which item.</param>
    /// <param name="UnitId">The unit whose inbox takes it: any open one; null leaves it where it is.</param>
    /// <param name="PersonId">The account of the person who answers for it, or null for nobody.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, Guid? UnitId, Guid? PersonId, int? ExpectedVersion = null);

    /// <summary>Gives it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        bool isOnOneself = request.UnitId is null && request.PersonId == who.Id && who.HasAccount;
        return change.Run(who, isOnOneself ? Verb.Update : Verb.Act, "voices.did.give", request.Id, request.ExpectedVersion, async (voice, unit) =>
        {
            List<Problem> problems = [];
            // Handing on may leave the part of the tree that one rules: what is said about others must reach them.
            var to = request.UnitId is { } id ? (await reach.Units(stop)).GetValueOrDefault(id) : unit;
            if (to is null || (to.IsClosed && to.Id != voice.UnitId)) problems.Add(Problem.Of("unitId", "voices.unit-missing"));
            if (request.PersonId is { } person && person != voice.PersonId && !isOnOneself
                && !await people.IsChoice(who, Verb.Update, Kind.Voice, person, stop)) problems.Add(Problem.Of("personId", "voices.person-missing"));
            return problems.Count > 0 ? new Fail.Invalid(problems) : voice.Give(to!.Id, request.PersonId);
        }, stop);
    }
}
