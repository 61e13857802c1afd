using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Steps;

/// <summary>Step 1, 倾听: the customer was spoken to, and told it in their own words.</summary>
public sealed class ListenToCase(RecoveryChange change)
{
    /// <summary>What was told.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="Told">The customer's words, up to 4,000 characters; null where the sign that opened it holds them already.</param>
    /// <param name="Way">How the customer was spoken to.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, string? Told, ReplyWay? Way, int? ExpectedVersion = null);

    /// <summary>Keeps it; the clock of the first contact is met.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, "recovery.did.listen", request.Id, request.ExpectedVersion, (one, at) =>
        {
            var told = WrittenText.Clean(request.Told);
            List<Problem> problems = [.. WrittenText.Check("told", told, CaseFile.LongestTold)];
            if (request.Way is not { } way || !Enum.IsDefined(way)) problems.Add(Problem.Of("way", "form.required"));
            if (problems.Count > 0) return new Fail.Invalid(problems);
            var listened = one.Listen(told, at.NowUtc);
            if (listened.Failure is null) change.Note(who, one.Id, CaseEntryKind.Contact, request.Way.ToString(), null, at.NowUtc);
            return listened;
        }, stop);
}
