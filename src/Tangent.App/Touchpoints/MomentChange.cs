using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>What every act on a moment shares: load it, check what was filled in, write it with its audit line.</summary>
public sealed class MomentChange(Db db, TouchpointChange touchpoints, PeopleFacts people, Audit audit)
{
    /// <summary>A moment with its touchpoint and the place of the unit.</summary>
    internal sealed record Reached(Moment Moment, Touchpoint Touchpoint, UnitPath Unit);

    /// <summary>Loads it for a change, where the actor may change its touchpoint.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Guid id, int? expectedVersion, CancellationToken stop)
    {
        var momentId = new MomentId(id);
        if (await db.Moments.SingleOrDefaultAsync(m => m.Id == momentId, stop) is not { } moment) return Fail.NotFound;

        var at = await touchpoints.Find(who, Verb.Update, moment.TouchpointId.Value, null, stop);
        if (at.Failure is { } failure) return failure;
        return expectedVersion is null || expectedVersion == moment.Version
            ? new Reached(moment, at.Value.Touchpoint, at.Value.Unit)
            : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>Everything that is wrong with what was filled in; kinds that are off stay with moments that have them.</summary>
    internal async Task<List<Problem>> Check(Actor who, MomentFields fields, Moment? now, CancellationToken stop)
    {
        var problems = MomentRules.Check(fields);
        if (AttachedRules.CleanOrNull(fields.Testing) is { } testing && testing != now?.Testing)
        {
            var kinds = TestingKinds.All(await db.TestingKinds.ToListAsync(stop));
            if (!kinds.Any(kind => kind.Code == testing && kind.IsOn)) problems.Add(Problem.Of("testing", "moments.testing-unknown"));
        }
        await CheckPerson("ownerId", fields.OwnerId, now?.OwnerId);
        await CheckPerson("backStageOwnerId", fields.BackStageOwnerId, now?.BackStageOwnerId);
        return problems;

        async Task CheckPerson(string field, Guid? wanted, Guid? current)
        {
            if (wanted is { } person && wanted != current && !await people.IsChoice(who, Verb.Update, Kind.Touchpoint, person, stop))
                problems.Add(Problem.Of(field, "touchpoints.owner-missing"));
        }
    }

    /// <summary>Writes the change; no change writes nothing and leaves no audit line.</summary>
    /// <returns>The version that now holds.</returns>
    internal async Task<Outcome<int>> Write(Actor who, string act, Reached reached, Moment changed, CancellationToken stop)
    {
        if (ReferenceEquals(reached.Moment, changed)) return changed.Version;

        db.Replace(reached.Moment, changed);
        audit.Write(who, act, Subject(changed, reached.Touchpoint, reached.Unit),
            reached.Moment.Facts(reached.Touchpoint.Code), changed.Facts(reached.Touchpoint.Code));
        return await db.Commit(stop) is { } failure ? failure : changed.Version;
    }

    /// <summary>How the audit log names a moment.</summary>
    internal static Subject Subject(Moment moment, Touchpoint touchpoint, UnitPath unit) =>
        new(Kind.Moment, moment.Id.Value.ToString(), $"{touchpoint.Code} {moment.NameZh}", unit);
}
