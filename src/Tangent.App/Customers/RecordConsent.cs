using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers;

/// <summary>Keeps that a customer has agreed to something, or has taken it back.</summary>
public sealed class RecordConsent(Db db, CustomerReach reach, Audit audit, TimeProvider clock)
{
    private const int LongestEvidence = 200;

    /// <summary>Whose, to what, given or taken back, how one knows, and when; now when nothing is said.</summary>
    public sealed record Request(long Number, ConsentPurpose? Purpose, bool? IsGiven, string? Evidence, DateTime? AtUtc = null);

    /// <summary>Its id.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Change(who, request.Number, stop);
        if (found.Failure is { } failed) return failed;

        var now = clock.GetUtcNow();
        var evidence = request.Evidence?.Trim() ?? "";
        List<Problem> problems = [];
        if (request.Purpose is null) problems.Add(Problem.Of("purpose", "form.required"));
        if (request.IsGiven is null) problems.Add(Problem.Of("isGiven", "form.required"));
        if (evidence.Length == 0) problems.Add(Problem.Of("evidence", "form.required"));
        else if (evidence.Length > LongestEvidence) problems.Add(Problem.Of("evidence", "form.too-long", LongestEvidence));
        else if (!SearchText.IsOneLine(evidence)) problems.Add(Problem.Of("evidence", "form.one-line"));
        if (request.AtUtc > now.UtcDateTime) problems.Add(Problem.Of("atUtc", "customers.not-yet"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var consent = new CustomerConsent
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = found.Value.Number,
            Purpose = request.Purpose!.Value,
            IsGiven = request.IsGiven!.Value,
            AtUtc = UtcConverter.Truncate(request.AtUtc ?? now.UtcDateTime),
            Evidence = evidence,
        };
        db.Add(consent);
        audit.Write(who, "customers.did.record-consent", CustomerReach.Subject(consent.CustomerId), after: new { consent.Purpose, consent.IsGiven });
        return await db.Commit(stop) is { } failure ? failure : consent.Id;
    }
}
