using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>Puts a touchpoint on the register. Pages, API and command line all come through here.</summary>
public sealed class RegisterTouchpoint(Db db, UnitFacts units, Audit audit, TimeProvider clock)
{
    /// <summary>What a person fills in. Nulls are answered with a problem each, all at once.</summary>
    public sealed record Request(
        string? Code, string? NameZh, string? NameEn, ContactChannel? Channel, JourneyStage? Stage, Guid? UnitId);

    /// <summary>The id of the new touchpoint.</summary>
    public async Task<Outcome<TouchpointId>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Touchpoint) is { } refusal) return refusal;

        var unit = request.UnitId is { } id ? await units.PathOf(id, stop) : null;
        if (unit is { } path && who.Lacks(Verb.Create, Kind.Touchpoint, path) is { } outside) return outside;

        var problems = TouchpointRules.Check(request.Code, request.NameZh, request.NameEn, request.Channel, request.Stage);
        if (unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        var code = request.Code?.Trim().ToUpperInvariant();
        if (code is not null && await db.Touchpoints.AnyAsync(t => t.Code == code, stop))
            problems.Add(Problem.Of("code", "touchpoints.code-taken", code));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var now = clock.GetUtcNow();
        var touchpoint = new Touchpoint
        {
            Id = new(Guid.CreateVersion7(now)),
            Code = code!,
            NameZh = request.NameZh!.Trim(),
            NameEn = request.NameEn!.Trim(),
            Channel = request.Channel!.Value,
            Stage = request.Stage!.Value,
            UnitId = request.UnitId!.Value,
            ValidFromUtc = now.UtcDateTime,
        };
        db.Add(touchpoint);
        audit.Write(who, "touchpoints.register", touchpoint.Subject(unit!.Value), after: touchpoint);
        return await db.Commit(stop) is { } failure ? failure : touchpoint.Id;
    }
}
