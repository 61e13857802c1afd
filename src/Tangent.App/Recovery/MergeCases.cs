using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Recovery;

/// <summary>Says that two cases are one need of one customer: the other goes on for both. It can be taken back.</summary>
public sealed class MergeCases(RecoveryChange change, CaseReach reach)
{
    /// <summary>Which.</summary>
    /// <param name="Id">The case that ends.</param>
    /// <param name="Into">Number of the case that goes on.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, string? Into, int? ExpectedVersion = null);

    /// <summary>Merges them.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Act, "recovery.did.merge", request.Id, request.ExpectedVersion, async (one, at) =>
        {
            var number = VoiceNumber.Read(request.Into);
            var into = number is null ? null : await (await reach.Within(who, Verb.Update, stop)).SingleOrDefaultAsync(c => c.Number == number, stop);
            return into is null ? Fail.Wrong("into", "recovery.into-missing") : one.MergeInto(into, at.NowUtc);
        }, stop);
}
