using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers;

/// <summary>Finds customers by an identifier in any writing: number, telephone, openid, e-mail.</summary>
public sealed class FindCustomers(Db db, CustomerReach reach, CustomerMerges merges)
{
    /// <summary>The identifier, whole.</summary>
    public sealed record Request(string? Text);

    /// <summary>A customer whom it leads to.</summary>
    /// <param name="Number">The number that stands for the customer.</param>
    /// <param name="Kind">By what it was found.</param>
    public sealed record Row(long Number, IdentifierKind Kind);

    /// <summary>Those within reach, in the order of what they were found by.</summary>
    public async Task<Outcome<IReadOnlyList<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Customer) is { } refusal) return refusal;

        var text = request.Text?.Trim() ?? "";
        if (text.Length == 0) return Fail.Wrong("text", "form.required");
        List<Row> rows = [];
        foreach (var kind in Enum.GetValues<IdentifierKind>())
        {
            if (IdentifierForm.Of(kind, text) is not { } value) continue;
            var found = await db.CustomerIdentifiers.Where(i => i.Kind == kind && i.Value == value).Select(i => (long?)i.CustomerId).SingleOrDefaultAsync(stop);
            if (found is not { } number || (await reach.Find(who, Verb.Read, number, stop)).Failure is not null) continue;
            long stands = (await merges.StandFor([number], stop))[number];
            if (rows.All(row => row.Number != stands)) rows.Add(new(stands, kind));
        }
        return Outcome<IReadOnlyList<Row>>.Of(rows);
    }
}
