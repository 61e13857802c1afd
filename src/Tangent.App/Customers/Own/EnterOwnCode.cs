using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Own;

/// <summary>Somebody enters the code that was sent. A wrong one, one that is over and one that was never sent are the same.</summary>
[OpenToVisitors("the ticket is the right to try a code, five times")]
public sealed class EnterOwnCode(Db db, OwnCodeSeal seal, OwnVisitors visitors, Audit audit, TimeProvider clock)
{
    /// <summary>The ticket of the page and what was typed.</summary>
    public sealed record Request(string? Ticket, string? Code);

    /// <summary>The secret for the browser's cookie.</summary>
    public async Task<Outcome<string>> Run(Actor who, Request request, CancellationToken stop)
    {
        var wrong = Fail.Wrong("code", "own.code.wrong");
        if (!OwnSecret.IsOne(request.Ticket)) return wrong;
        var (hash, now) = (OwnSecret.Hash(request.Ticket!), clock.GetUtcNow().UtcDateTime);
        var found = await db.OwnCodes.AsNoTracking().SingleOrDefaultAsync(c => c.Ticket == hash && c.EndsUtc > now && c.Tries < OwnDoor.CodeTries, stop);
        if (found is null) return wrong;
        bool isRight = found is { CustomerId: not null, Sealed: not null } && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(seal.Open(found.Sealed)), Encoding.UTF8.GetBytes(Typed(request.Code)));
        // What was typed counts before it opens anything; a code that was used opens nothing again.
        db.Replace(found, found with { Sealed = isRight ? null : found.Sealed, Tries = found.Tries + 1, Version = found.Version + 1 });
        if (!isRight) return await db.Commit(stop) is { } trouble ? trouble : wrong;
        var cookie = visitors.Add(null, found.CustomerId, isSure: true);
        audit.Write(OwnVisitor.As(who), "customers.did.enter-own", CustomerReach.Subject(found.CustomerId!.Value));
        return await db.Commit(stop) is { } failure ? failure : cookie;
    }

    private static string Typed(string? code) =>
        string.Concat((code ?? "").Take(OwnDoor.LongestTyped)).Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);
}
