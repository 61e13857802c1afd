using Tangent.App.Feedback.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Feedback.Voices;

/// <summary>Says what a customer wants and which touchpoint it is about; what waits is due by its new kind.</summary>
public sealed class SortVoice(VoiceChange change, VoiceDeadlines deadlines, TouchpointNames touchpoints, Outbox outbox)
{
    /// <summary>What to change.</summary>
    /// <param name="Id">Which item.</param>
    /// <param name="Kind">What the customer wants.</param>
    /// <param name="Touchpoint">Id of the touchpoint that it is about, or null.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, VoiceKind? Kind, Guid? Touchpoint, int? ExpectedVersion = null);

    /// <summary>Changes it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, "voices.did.sort", request.Id, request.ExpectedVersion, async (voice, unit) =>
        {
            List<Problem> problems = [];
            if (request.Kind is not { } kind || !Enum.IsDefined(kind)) problems.Add(Problem.Of("kind", "form.required"));
            if (request.Touchpoint is { } at && !(await touchpoints.ById([at], stop)).ContainsKey(at))
                problems.Add(Problem.Of("touchpoint", "voices.touchpoint-missing"));
            if (problems.Count > 0) return new Fail.Invalid(problems);
            var sorted = voice.Sort(request.Kind!.Value, request.Touchpoint, deadlines.Of(request.Kind.Value, voice.ReceivedUtc, unit.TimeZone));
            // Who turns out to complain is heard like everybody who does.
            if (sorted is { Failure: null, Value: { Kind: VoiceKind.Complaint } now } && voice.Kind != VoiceKind.Complaint)
                outbox.Publish(new ComplaintReceived(now.Id, now.Number, now.UnitId, now.ReceivedUtc, now.DueUtc));
            return sorted;
        }, stop);
}
