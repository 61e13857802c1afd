using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Steps;

/// <summary>Ends a case (办结). Nothing ends without the customer being told, unless nobody knows whom to tell.</summary>
public sealed class CloseCase(RecoveryChange change)
{
    /// <summary>How it ends.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="End">How.</param>
    /// <param name="Note">A note, up to 500 characters; needed where the customer does not accept it: which other ways were named.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, CaseEnd? End, string? Note = null, int? ExpectedVersion = null);

    /// <summary>Ends it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, "recovery.did.close", request.Id, request.ExpectedVersion, (one, at) =>
        {
            var note = WrittenText.Clean(request.Note);
            List<Problem> problems =
                [.. WrittenText.Check("note", note, RecoveryCase.LongestReason, isRequired: request.End is CaseEnd.NotAccepted or CaseEnd.Withdrawn)];
            if (request.End is not { } end || !Enum.IsDefined(end)) problems.Add(Problem.Of("end", "form.required"));
            if (problems.Count > 0) return new Fail.Invalid(problems);
            var closed = one.Close(request.End!.Value, at.Clocks.Policy.VisitAttempts, at.NowUtc);
            if (closed.Failure is null && note is not null) change.Note(who, one.Id, CaseEntryKind.Note, null, note, at.NowUtc);
            return closed;
        }, stop);
}
