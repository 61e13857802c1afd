using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>Calls several observers to score the same recordings, each without the others: it measures the observers, not the units.</summary>
public sealed class PlanCalibration(Db db, ObservedReach reach, PeopleFacts people, Audit audit, TimeProvider clock)
{
    private const int MostSubjects = 40;
    private static readonly TimeSpan Window = TimeSpan.FromDays(14);

    /// <summary>What to score.</summary>
    /// <param name="Id">The programme.</param>
    /// <param name="ObserverIds">The observers, two or more.</param>
    /// <param name="Subjects">Names of the recordings.</param>
    public sealed record Request(Guid Id, IReadOnlyList<Guid> ObserverIds, IReadOnlyList<string> Subjects);

    /// <summary>Plans it.</summary>
    /// <returns>How many sheets were planned.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.ObservationPlan) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Update, Kind.ObservationPlan, request.Id, stop);
        if (found.Failure is { } missing) return missing;
        var (programme, owner) = found.Value;
        if (programme.EndedUtc is not null) return Fail.Clash("observed.is-ended");
        if (!programme.IsPlanned) return Fail.Clash("observed.not-planned");
        List<Problem> problems = [];
        var observers = await ObservedPeople.Check(people, who, request.ObserverIds, problems, stop);
        if (observers.Count == 1) problems.Add(Problem.Of("observerIds", "observed.one-listener"));
        var subjects = request.Subjects.Select(WrittenText.Line).OfType<string>().Distinct().ToList();
        if (subjects.Count is 0 or > MostSubjects) problems.Add(Problem.Of("subjects", "observed.subjects", MostSubjects));
        foreach (var subject in subjects) problems.AddRange(WrittenText.Check("subjects", subject, ObservedSheet.LongestSubject));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var now = clock.GetUtcNow();
        foreach (var subject in subjects)
        {
            var thing = Guid.CreateVersion7(now);
            foreach (var observer in observers)
                db.AddInBulk(new ObservedSheet
                {
                    Id = Guid.CreateVersion7(now),
                    ProgrammeId = programme.Id,
                    ThingId = thing,
                    Role = SheetRole.Calibration,
                    UnitId = owner.Id,
                    ObserverId = observer,
                    Subject = subject,
                    FromUtc = UtcConverter.Truncate(now.UtcDateTime),
                    ToUtc = UtcConverter.Truncate((now + Window).UtcDateTime),
                });
        }
        audit.Write(who, "observed.did.calibrate", ObservedReach.Subject(programme, owner),
            after: new { Things = subjects.Count, Observers = observers.Count });
        return await db.Commit(stop) is { } failure ? failure : subjects.Count * observers.Count;
    }
}
