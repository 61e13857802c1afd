using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Feedback.Observed;

/// <summary>The people to whom sheets are given: whoever may fill in sheets somewhere the planner may plan.</summary>
static class ObservedPeople
{
    /// <summary>Each once; what is wrong with them is added to the problems.</summary>
    public static async Task<IReadOnlyList<Guid>> Check(PeopleFacts people, Actor who, IReadOnlyList<Guid> told, List<Problem> problems, CancellationToken stop)
    {
        var known = (await people.Directory(who, Verb.Update, Kind.ObservationPlan, stop)).Select(one => one.Id).ToHashSet();
        var observers = told.Distinct().ToList();
        if (observers.Count == 0) problems.Add(Problem.Of("observerIds", "form.required"));
        if (observers.Exists(id => !known.Contains(id))) problems.Add(Problem.Of("observerIds", "observed.person-missing"));
        return observers;
    }
}
