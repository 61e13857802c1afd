using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Tangent.App.Customers.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Own;

/// <summary>Somebody has asked for a code. Whether anybody is known by what was typed is looked at later.</summary>
/// <param name="Code">Which request.</param>
public sealed record OwnCodeAsked(Guid Code);

/// <summary>What was typed, and in which language the page was.</summary>
sealed record TypedForCode(string Typed, string Language);

/// <summary>
/// Somebody types a case number, a telephone number or an address to be sent a code. Known or not, the answer is the same and so is the
/// work, and with it the time: who it is is found out afterwards, by <see cref="SendOwnCode"/>.
/// </summary>
[OpenToVisitors("Customers have no account; nothing is told here, and the door limits how often one address may ask.")]
public sealed class AskOwnCode(Db db, OwnCodeSeal seal, Outbox outbox, TimeProvider clock)
{
    /// <summary>What was typed.</summary>
    /// <param name="Typed">A case number, a telephone number or an e-mail address.</param>
    /// <param name="Language">Language of the page: zh or en.</param>
    public sealed record Request(string? Typed, string Language);

    /// <summary>The ticket with which the code is entered.</summary>
    public async Task<Outcome<string>> Run(Actor who, Request request, CancellationToken stop)
    {
        var typed = WrittenText.Line(request.Typed);
        List<Problem> problems = [.. WrittenText.Check("typed", typed, OwnDoor.LongestTyped, isRequired: true)];
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var (now, ticket) = (clock.GetUtcNow(), OwnSecret.New());
        var code = new OwnCode
        {
            Id = Guid.CreateVersion7(now),
            Ticket = OwnSecret.Hash(ticket),
            Sealed = seal.Close(JsonSerializer.Serialize(new TypedForCode(typed!, request.Language))),
            EndsUtc = UtcConverter.Truncate(now.UtcDateTime + OwnDoor.CodeLife),
        };
        db.Add(code);
        outbox.Publish(new OwnCodeAsked(code.Id));
        return await db.Commit(stop) is { } failure ? failure : ticket;
    }
}

/// <summary>Seals what was typed and the code under the key ring: a copy of the database alone tells neither.</summary>
public sealed class OwnCodeSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Tangent.OwnCodes");

    internal string Close(string text) => protector.Protect(text);

    internal string Open(string text) => protector.Unprotect(text);
}
