using Tangent.App.Access.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Privacy;

/// <summary>Takes down what a customer asks about what is kept of them, and sets its clock going.</summary>
public sealed class TakePrivacyRequest(Db db, CustomerReach reach, TangentSettings settings, Audit audit, TimeProvider clock)
{
    /// <summary>Who asks what, in which words; by what it is known who it is, or null: that is still to be checked.</summary>
    public sealed record Request(long Customer, PrivacyAsk? Ask, string? Words = null, IdentityProof? Proof = null);

    /// <summary>Its id.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Find(who, Verb.Create, Kind.PrivacyRequest, request.Customer, stop);
        if (found.Failure is { } failed) return failed;
        if (await reach.IsErased(found.Value.Numbers, stop)) return Fail.Clash("customers.is-erased");

        var words = WrittenText.Clean(request.Words);
        List<Problem> problems = [.. WrittenText.Check("words", words, PrivacyRequest.LongestWords)];
        if (request.Ask is null) problems.Add(Problem.Of("ask", "form.required"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var now = clock.GetUtcNow();
        var taken = PrivacyReach.New(found.Value.Number, request.Ask!.Value, words, request.Proof, settings.Privacy, now);
        db.Add(taken);
        db.Add(PrivacyReach.Step(taken.Id, PrivacyAct.Taken, who, now));
        audit.Write(who, "customers.did.take-privacy", PrivacyReach.Subject(taken), after: PrivacyReach.Facts(taken));
        return await db.Commit(stop) is { } failure ? failure : taken.Id;
    }
}
