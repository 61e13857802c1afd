using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Recovery;

/// <summary>Shows what is personal in a case in the clear, for a purpose that goes into the audit log.</summary>
public sealed class RevealCase(Db db, CaseReach reach, ShowCase show, Audit audit)
{
    /// <summary>Which case, and why.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="Purpose">What for.</param>
    /// <param name="IsForOthers">Whether it leaves the house: for a regulator, a mediator or a court. That needs the right to take cases out.</param>
    public sealed record Request(Guid Id, string? Purpose, bool IsForOthers = false);

    /// <summary>The case in the clear.</summary>
    public async Task<Outcome<ShowCase.Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.PersonalData) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Read, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var (one, unit) = found.Value;
        if (who.Lacks(Verb.Act, Kind.PersonalData, unit.Path) is { } outside) return outside;
        if (request.IsForOthers && who.Lacks(Verb.Export, Kind.Case, unit.Path) is { } kept) return kept;
        var purpose = RevealPurpose.Of(request.Purpose);
        if (purpose.Failure is { } unsaid) return unsaid;

        audit.Write(who, request.IsForOthers ? "recovery.did.pack" : "recovery.did.reveal", RecoveryChange.Subject(one, unit),
            after: new { purpose = purpose.Value });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return await show.Show(who, one, unit, isRevealed: true, stop);
    }
}
