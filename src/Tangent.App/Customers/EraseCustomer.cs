using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Customers;

/// <summary>
/// Erases a customer: nothing leads to them any more, words about them are gone, encounters stay as counts. It cannot be taken
/// back, and stays so when an older copy of the database is put back.
/// </summary>
public sealed class EraseCustomer(CustomerReach reach, CustomerErasures erasures, Audit audit)
{
    /// <summary>Whom.</summary>
    /// <param name="Number">The customer, or a number that was merged.</param>
    /// <param name="IsConfirmed">That the actor knows it to be final.</param>
    public sealed record Request(long Number, bool IsConfirmed = false);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Find(who, Verb.Delete, request.Number, stop);
        if (found.Failure is { } failed) return failed;

        var numbers = found.Value.Numbers;
        if (await reach.IsErased(numbers, stop)) return Fail.Clash("customers.is-erased");
        if (!request.IsConfirmed) return Fail.Wrong("isConfirmed", "customers.confirm-erasure");
        audit.Write(who, "customers.did.erase", CustomerReach.Subject(numbers[0]));
        return await erasures.Erase(who, numbers, stop);
    }
}
