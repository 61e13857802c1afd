using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Privacy;
using Tangent.App.Customers.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Own;

/// <summary>
/// A customer asks on their own page for a copy, a correction or the erasure of what is kept, or complains about how it is handled: it waits
/// at the privacy desk with its clock. The code by which they came in is the proof of who asks.
/// </summary>
[OpenToVisitors("the code that the customer was sent is the right to ask about what is theirs")]
public sealed class AskAboutOwnData(Db db, OwnVisitors visitors, TangentSettings settings, Audit audit, TimeProvider clock)
{
    /// <summary>What may be asked here. Consent is not asked for back: it is taken back, at once.</summary>
    public static readonly IReadOnlyList<PrivacyAsk> Asks = [PrivacyAsk.Copy, PrivacyAsk.Correct, PrivacyAsk.Erase, PrivacyAsk.Complain];

    /// <summary>What is asked, and in which words.</summary>
    /// <param name="Cookie">The browser's cookie.</param>
    /// <param name="Ask">What.</param>
    /// <param name="Words">What is to be corrected, or what is wrong; else as they like.</param>
    public sealed record Request(string? Cookie, PrivacyAsk? Ask, string? Words);

    /// <summary>Takes it down; the same again while it is open is the one that waits already.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await visitors.Of(request.Cookie, stop) is not { Number: null, IsSure: true, Customers: { Count: > 0 } all }) return Fail.NotFound;
        var words = WrittenText.Clean(request.Words);
        List<Problem> problems = [.. WrittenText.Check("words", words, PrivacyRequest.LongestWords)];
        if (request.Ask is not { } ask || !Asks.Contains(ask)) return Fail.Wrong("ask", "form.required");
        if (ask is PrivacyAsk.Correct or PrivacyAsk.Complain && words is null) problems.Add(Problem.Of("words", "form.required"));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var waiting = await db.PrivacyRequests.AsNoTracking()
            .Where(r => EF.Parameter(all).Contains(r.CustomerId) && r.Ask == ask && r.State == PrivacyState.Open).ToListAsync(stop);
        if (waiting.Find(one => one.Words == words || ask is PrivacyAsk.Copy or PrivacyAsk.Erase) is { } same) return same.Id;
        if (waiting.Count >= MostOpen) return Fail.Clash("own.ask.enough");

        var (now, self) = (clock.GetUtcNow(), OwnVisitor.As(who));
        var taken = PrivacyReach.New(all[0], ask, words, IdentityProof.Code, settings.Privacy, now);
        db.Add(taken);
        db.Add(PrivacyReach.Step(taken.Id, PrivacyAct.Taken, self, now));
        audit.Write(self, "customers.did.take-privacy", PrivacyReach.Subject(taken), after: PrivacyReach.Facts(taken));
        return await db.Commit(stop) is { } failure ? failure : taken.Id;
    }

    private const int MostOpen = 5;
}
