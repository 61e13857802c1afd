using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Customers;

/// <summary>Two customers side by side, for who is about to say that they are one.</summary>
public sealed class CompareCustomers(CustomerReach reach, CustomerBriefs briefs, ListCustomers list)
{
    /// <summary>The one, and an identifier of the other in any writing; null while nobody is named.</summary>
    public sealed record Request(long Number, string? Other = null);

    /// <summary>Both.</summary>
    /// <param name="One">The customer who is to be a part of the other.</param>
    /// <param name="Others">To whom the identifier leads: mostly one, empty when nobody is named.</param>
    public sealed record Pair(CustomerBrief One, IReadOnlyList<CustomerBrief> Others);

    /// <summary>Both as the actor may see them. An identifier that leads to nobody else is wrong.</summary>
    public async Task<Outcome<Pair>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Find(who, Verb.Act, request.Number, stop);
        if (found.Failure is { } failed) return failed;

        var one = (await briefs.Of(who, [found.Value.Number], stop)).Single();
        if (string.IsNullOrWhiteSpace(request.Other)) return new Pair(one, []);
        var others = await list.Run(who, new(request.Other), stop);
        if (others.Failure is { } failure) return failure;
        var named = others.Value.Items.Where(other => other.Number != one.Number).ToList();
        return named.Count > 0 ? new Pair(one, named) : Fail.Wrong("into", others.Value.Items.Count > 0 ? "customers.one-already" : "customers.nobody");
    }
}
