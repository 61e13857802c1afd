using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>Gives a person a role over a unit and everything below it.</summary>
public sealed class GrantRole(Db db, UnitReach units, PersonReach people, Audit audit, TimeProvider clock)
{
    /// <summary>Who gets what, and where.</summary>
    public sealed record Request(Guid PersonId, Role? Role, Guid? UnitId);

    /// <summary>The id of the grant.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Account) is { } refusal) return refusal;

        var found = await people.Find(who, Verb.Update, request.PersonId, stop);
        if (found.Failure is { } failure) return failure;
        var problems = new List<Problem>();
        if (request.Role is null) problems.Add(Problem.Of("role", "form.required"));
        if (request.UnitId is null) problems.Add(Problem.Of("unitId", "form.required"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var over = await units.Find(who, Verb.Read, Kind.Unit, request.UnitId, stop);
        if (over.Failure is { } missing) return missing;
        if (GrantRules.WhyNot(who, Verb.Update, request.Role!.Value, over.Value) is { } reason) return reason;
        var person = found.Value;
        if (person.Account.DeactivatedUtc is not null) return Fail.Clash("access.person.is-deactivated");
        if (person.Grants.Any(g => g.Role == request.Role && g.UnitId == request.UnitId))
            return Fail.Clash("access.person.role-held");

        var grant = new AccountGrant
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            AccountId = person.Account.Id,
            Role = request.Role.Value,
            UnitId = over.Value.Id,
        };
        db.Add(grant);
        audit.Write(who, "access.did.grant", person.Subject with { Unit = UnitPath.From(over.Value.Path) },
            after: new { grant.Role, Unit = over.Value.Code });
        return await db.Commit(stop) is { } trouble ? trouble : grant.Id;
    }
}
