using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Invitations;

/// <summary>A customer who holds a personal link does not want to be asked any more, by whatever survey: consent to research is taken back.</summary>
[OpenToVisitors("the personal link is the right to say so")]
public sealed class StopAsking(Db db, AskingFacts facts, CustomerWishes wishes, Audit audit)
{
    /// <summary>The link's end.</summary>
    public sealed record Request(string? Token);

    /// <summary>Nothing but success, also when it was said before. An open link is nobody's.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await facts.Of(request.Token, stop) is not { Link: { Kind: LinkKind.Personal, Customer: { } customer } }) return Fail.NotFound;

        if (!await wishes.AskNoMore(customer, stop)) return new Done();
        var name = FormattableString.Invariant($"{customer}");
        audit.Write(who, "surveys.did.stop-asking", new(Kind.Customer, name, name, UnitPath.Root));
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
