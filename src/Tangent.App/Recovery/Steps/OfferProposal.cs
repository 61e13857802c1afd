using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Recovery.Steps;

/// <summary>Step 3, 方案: the customer is told the proposal, from here or elsewhere. The solution clock and the law's are met.</summary>
public sealed class OfferProposal(RecoveryChange change, CaseMessages messages)
{
    /// <summary>How it is told.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="Words">What the customer is told, up to 2,000 characters.</param>
    /// <param name="Way">How, when it was told elsewhere; null when it is sent from here.</param>
    /// <param name="By">The channel by which it is sent from here, or null.</param>
    /// <param name="Subject">Subject of an e-mail.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, string? Words, ReplyWay? Way = null, DeliveryChannel? By = null, string? Subject = null, int? ExpectedVersion = null);

    /// <summary>Tells it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, "recovery.did.offer", request.Id, request.ExpectedVersion, async (one, at) =>
        {
            var offered = one.Offer(at.NowUtc);
            if (offered.Failure is not null) return offered;
            var told = await messages.Tell(who, one, request.Words, request.Way, request.By, request.Subject, at.NowUtc, stop);
            return told.Failure is { } wrong ? wrong : offered;
        }, stop);
}
