using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Privacy;

/// <summary>A copy of everything that is held of a customer.</summary>
/// <param name="Customer">The customer's number.</param>
/// <param name="MadeUtc">When.</param>
/// <param name="Lists">What every module holds, lists without rows left out.</param>
public sealed record CustomerCopy(long Customer, DateTime MadeUtc, IReadOnlyList<CopyList> Lists)
{
    // What a person may open in an editor: Chinese as it is written, one field on a line.
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The file that is handed out, in JSON.</summary>
    public string Json() => JsonSerializer.Serialize(this, Shape);

    /// <summary>SHA-256 of that file, in hex.</summary>
    public static string Hash(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

/// <summary>Makes the copy that a customer has asked for, and keeps the hash of it as proof of what was handed out.</summary>
public sealed class HandOutCopy(Db db, PrivacyReach reach, IEnumerable<ICopyPart> parts, Audit audit, TimeProvider clock)
{
    /// <summary>For which request.</summary>
    public sealed record Request(Guid Id);

    /// <summary>What is handed out.</summary>
    /// <param name="Copy">The copy.</param>
    /// <param name="Json">The file.</param>
    /// <param name="Hash">Its hash.</param>
    public sealed record HandedOut(CustomerCopy Copy, string Json, string Hash);

    /// <summary>Makes it. It holds what all units know, in the clear: the customer may see all of it.</summary>
    public async Task<Outcome<HandedOut>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Find(who, Verb.Act, request.Id, stop);
        if (found.Failure is { } failed) return failed;
        var (asked, numbers) = found.Value;
        if (asked.Refuses(PrivacyAsk.Copy) is { } refused) return refused;

        var now = clock.GetUtcNow();
        List<CopyList> lists = [];
        foreach (var part in parts) lists.AddRange((await part.Of(numbers, stop)).Where(list => list.Rows.Count > 0));
        var copy = new CustomerCopy(numbers[0], UtcConverter.Truncate(now.UtcDateTime), lists);
        var json = copy.Json();
        var hash = CustomerCopy.Hash(json);
        db.Add(PrivacyReach.Step(asked.Id, PrivacyAct.HandedOut, who, now, hash));
        audit.Write(who, "customers.did.hand-out-copy", PrivacyReach.Subject(asked), after: new { CopyHash = hash });
        return await db.Commit(stop) is { } failure ? failure : new HandedOut(copy, json, hash);
    }
}
