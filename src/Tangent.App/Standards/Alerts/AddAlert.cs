using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Alerts;
using Tangent.Storage;

namespace Tangent.App.Standards.Alerts;

/// <summary>Adds a rule of alerts. It tells nobody before it is switched on.</summary>
public sealed class AddAlert(Db db, AlertChange change, Audit audit, TimeProvider clock)
{
    /// <summary>Which unit it looks at, and what it says.</summary>
    public sealed record Request(Guid? UnitId, AlertTerms Terms);

    /// <summary>Its id.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Standard) is { } refusal) return refusal;

        var unit = await change.Place(who, request.UnitId, stop);
        var problems = await change.Check(request.Terms, stop);
        if (unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var rule = new AlertRule { Id = Guid.CreateVersion7(clock.GetUtcNow()), UnitId = unit!.Id, Terms = request.Terms, ChangedUtc = change.Now };
        db.Add(rule);
        audit.Write(who, "alerts.did.add", AlertChange.Subject(rule, unit), after: AlertChange.Facts(rule));
        return await db.Commit(stop) is { } failure ? failure : rule.Id;
    }
}
