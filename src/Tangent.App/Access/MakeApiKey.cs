using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>Makes a key by which a program signs in. It can do at most what its maker can.</summary>
public sealed class MakeApiKey(Db db, UnitReach reach, PersonReach people, SigningSecrets signing, Audit audit, TimeProvider clock)
{
    /// <summary>Days after which every key has expired.</summary>
    public const int MostDays = 365;

    private const int ShownCharacters = 8;

    /// <summary>What the key may do.</summary>
    /// <param name="Name">What it is for, up to 60 characters.</param>
    /// <param name="Role">Role of the key.</param>
    /// <param name="UnitId">Over which unit and everything below.</param>
    /// <param name="Verbs">What it may do at most, a part of what the role may.</param>
    /// <param name="Days">Days for which it works, 1 to <see cref="MostDays"/>.</param>
    /// <param name="OwnerId">Whose key it is, when the actor has no account; it can do at most what that person can.</param>
    /// <param name="Source">The system that signs its messages with the secret, up to 80 characters; null for a key that is sent along.</param>
    public sealed record Request(string? Name, Role? Role, Guid? UnitId, Verb? Verbs, int? Days, Guid? OwnerId = null, string? Source = null);

    /// <summary>The key. The secret is shown this once; only its hash is kept.</summary>
    public sealed record Made(Guid Id, string Secret, DateTime ExpiresUtc);

    /// <summary>The new key's secret.</summary>
    public async Task<Outcome<Made>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.ApiKey) is { } refusal) return refusal;
        if (who.HasAccount ? request.OwnerId is not null : request.OwnerId is null) return Fail.Clash("access.key.needs-account");

        var problems = Check(request);
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var owner = await Owner(who, request.OwnerId, stop);
        if (owner.Failure is { } nobody) return nobody;
        var found = await reach.Find(who, Verb.Create, Kind.ApiKey, request.UnitId, stop);
        if (found.Failure is { } failure) return failure;
        var unit = found.Value;
        if (unit.ClosedUtc is not null) return Fail.Wrong("unitId", "access.unit.closed", unit.Code);
        if (IsStronger(owner.Value, request.Role!.Value, request.Verbs!.Value, UnitPath.From(unit.Path)))
            return new Fail.Forbidden([Problem.Of("role", "access.key.stronger-than-you")]);
        return await Add(who, owner.Value.Id, request, unit, stop);
    }

    private async Task<Outcome<Actor>> Owner(Actor who, Guid? named, CancellationToken stop)
    {
        if (named is null) return who;
        var found = await people.Find(who, Verb.Update, named, stop);
        if (found.Failure is { } failure) return failure;
        var (account, roles) = found.Value;
        if (account.DeactivatedUtc is not null) return Fail.Clash("access.person.is-deactivated");
        return new Actor(account.Id, account.DisplayName, who.Door, null, [.. roles.Select(held => new Grant(held.Role, held.Unit))]);
    }

    private static List<Problem> Check(Request request)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(request.Name)) problems.Add(Problem.Of("name", "form.required"));
        else if (request.Name.Trim().Length > 60) problems.Add(Problem.Of("name", "form.too-long", 60));
        if (request.Role is null) problems.Add(Problem.Of("role", "form.required"));
        if (request.UnitId is null) problems.Add(Problem.Of("unitId", "form.required"));
        if (request.Verbs is null or Verb.None) problems.Add(Problem.Of("verbs", "access.key.verbs-required"));
        else if ((request.Verbs & ~Verb.All) != 0) problems.Add(Problem.Of("verbs", "access.key.verbs-required"));
        if (request.Source is { } source && (string.IsNullOrWhiteSpace(source) || source.Trim().Length > 80 || !SearchText.IsOneLine(source)))
            problems.Add(Problem.Of("source", "form.too-long", 80));
        else if (request.Source is not null && request.Verbs is { } verbs && !verbs.HasFlag(Verb.Import))
            problems.Add(Problem.Of("verbs", "access.key.signs-imports"));
        if (request.Days is null) problems.Add(Problem.Of("days", "form.required"));
        else if (request.Days is < 1 or > MostDays) problems.Add(Problem.Of("days", "access.key.days", 1, MostDays));
        return problems;
    }

    private static bool IsStronger(Actor who, Role role, Verb verbs, UnitPath unit) =>
        (from kind in Enum.GetValues<Kind>()
         from verb in Enum.GetValues<Verb>()
         where verb is not (Verb.None or Verb.All) && verbs.HasFlag(verb) && Rights.Of(role, kind).HasFlag(verb)
         select who.May(verb, kind, unit)).Any(may => !may);

    private async Task<Outcome<Made>> Add(Actor who, Guid owner, Request request, OrgUnit unit, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var secret = request.Source is null ? OneTimeSecret.NewApiKey() : OneTimeSecret.NewSigningSecret();
        var key = new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            AccountId = owner,
            Name = request.Name!.Trim(),
            Role = request.Role!.Value,
            UnitId = unit.Id,
            Verbs = request.Verbs!.Value,
            Prefix = secret[..ShownCharacters],
            SecretHash = OneTimeSecret.Hash(secret),
            Source = request.Source?.Trim(),
            SigningSecret = request.Source is null ? null : signing.Seal(secret),
            CreatedUtc = now.UtcDateTime,
            ExpiresUtc = now.UtcDateTime.AddDays(request.Days!.Value),
        };
        db.Add(key);
        audit.Write(who, "access.did.key-make", key.Subject(unit), after: key.Facts());
        return await db.Commit(stop) is { } failure ? failure : new Made(key.Id, secret, key.ExpiresUtc);
    }
}

static class ApiKeySubject
{
    /// <summary>How the audit log names a key.</summary>
    public static Subject Subject(this ApiKey key, OrgUnit unit) =>
        new(Kind.ApiKey, key.Id.ToString(), key.Prefix, UnitPath.From(unit.Path));

    /// <summary>What the audit log keeps of a key.</summary>
    public static object Facts(this ApiKey key) =>
        new { key.Name, key.Source, key.Role, key.UnitId, key.Verbs, key.ExpiresUtc, key.RevokedUtc };
}
