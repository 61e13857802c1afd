using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers;

/// <summary>Makes a customer known by one more identifier.</summary>
public sealed class AddIdentifier(Db db, CustomerReach reach, Audit audit)
{
    /// <summary>Whose, what, and the identifier in any writing.</summary>
    public sealed record Request(long Number, IdentifierKind? Kind, string? Text);

    /// <summary>Nothing but success. One that leads to somebody else is a conflict: then the two may be merged.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Change(who, request.Number, stop);
        if (found.Failure is { } failed) return failed;

        if (request.Kind is not { } kind) return Fail.Wrong("kind", "form.required");
        if (IdentifierForm.Of(kind, request.Text ?? "") is not { } value) return Fail.Wrong("text", "customers.identifier-shape");
        var known = await db.CustomerIdentifiers.SingleOrDefaultAsync(i => i.Kind == kind && i.Value == value, stop);
        if (known is not null) return found.Value.Numbers.Contains(known.CustomerId) ? new Done() : Fail.Clash("customers.identifier-taken");
        db.Add(new CustomerIdentifier { Kind = kind, Value = value, CustomerId = found.Value.Number });
        audit.Write(who, "customers.did.add-identifier", CustomerReach.Subject(found.Value.Number), after: new { kind });
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
