using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;

namespace Tangent.App.Customers.Privacy;

/// <summary>Erases a customer who asked for it and of whom it is known who they are. The request ends with it, in the same transaction.</summary>
public sealed class EraseOnRequest(PrivacyReach reach, CustomerReach customers, CustomerErasures erasures, Audit audit)
{
    /// <summary>On which request; and that the actor knows it to be final.</summary>
    public sealed record Request(Guid Id, bool IsConfirmed = false);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Find(who, Verb.Delete, request.Id, stop);
        if (found.Failure is { } failed) return failed;
        var (asked, numbers) = found.Value;
        if (asked.Refuses(PrivacyAsk.Erase) is { } refused) return refused;
        if (await customers.IsErased(numbers, stop)) return Fail.Clash("customers.is-erased");
        if (!request.IsConfirmed) return Fail.Wrong("isConfirmed", "customers.confirm-erasure");

        audit.Write(who, "customers.did.erase", CustomerReach.Subject(numbers[0]));
        return await erasures.Erase(who, numbers, stop);
    }
}
