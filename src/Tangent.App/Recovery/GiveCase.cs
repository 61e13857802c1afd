using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Recovery;

/// <summary>Gives a case to a unit and to somebody who answers for it. Its clocks run on.</summary>
/// <remarks>Taking what lies in one's own unit upon oneself needs no more than the right to work on it.</remarks>
public sealed class GiveCase(RecoveryChange change, CaseReach reach, PeopleFacts people)
{
    /// <summary>To whom.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="UnitId">The unit that works on it from now on: any open one; null leaves it where it is.</param>
    /// <param name="PersonId">The account of the person who answers for it, or null for nobody.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, Guid? UnitId, Guid? PersonId, int? ExpectedVersion = null);

    /// <summary>Gives it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        bool isOnOneself = request.UnitId is null && request.PersonId == who.Id && who.HasAccount;
        return change.Run(who, isOnOneself ? Verb.Update : Verb.Act, "recovery.did.give", request.Id, request.ExpectedVersion, async (one, at) =>
        {
            List<Problem> problems = [];
            var to = request.UnitId is { } id ? (await reach.Units(stop)).GetValueOrDefault(id) : at.Unit;
            if (to is null || (to.IsClosed && to.Id != one.UnitId)) problems.Add(Problem.Of("unitId", "voices.unit-missing"));
            if (request.PersonId is { } person && person != one.PersonId && !isOnOneself
                && !await people.IsChoice(who, Verb.Update, Kind.Case, person, stop)) problems.Add(Problem.Of("personId", "voices.person-missing"));
            return problems.Count > 0 ? new Fail.Invalid(problems) : one.Give(to!.Id, request.PersonId);
        }, stop);
    }
}
