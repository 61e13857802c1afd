using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Tangent.Storage.Access;

/// <summary>Encrypts the personal parts of new audit entries just before they are saved.</summary>
/// <remarks>
/// A personal value arrives as <c>{"$personal": value}</c> and is stored as <c>{"$sealed": parcel}</c> under the key of
/// <see cref="AuditEntry.PersonId"/>; the network address of somebody with an account under the actor's own key.
/// </remarks>
public static class AuditSeal
{
    /// <summary>Name of the wrapper around a personal value that waits for its encryption.</summary>
    public const string OpenMark = "$personal";

    /// <summary>Name of the wrapper around an encrypted value.</summary>
    public const string SealedMark = "$sealed";

    private const string AddressMark = "sealed:";

    internal static async Task Run(Db db, IReadOnlyList<AuditEntry> entries, CancellationToken stop)
    {
        var open = entries.Where(entry => Owners(entry).Any()).ToList();
        if (open.Count == 0) return;

        var keys = await Keys(db, [.. open.SelectMany(Owners).Distinct()], stop);
        foreach (var entry in open)
        {
            if (HasOpenAddress(entry))
                entry.Address = AddressMark + PersonSeal.Close(entry.Address!, keys[entry.ActorId], entry.Id);
            if (!HasOpenFields(entry)) continue;
            entry.Before = Close(entry.Before, keys[entry.PersonId!.Value], entry.Id);
            entry.After = Close(entry.After, keys[entry.PersonId!.Value], entry.Id);
        }
    }

    /// <summary>The actor's network address in the clear; null when there is none or its key is destroyed.</summary>
    public static string? Address(AuditEntry entry, byte[]? actorKey) =>
        entry.Address?.StartsWith(AddressMark, StringComparison.Ordinal) == true
            ? PersonSeal.Open(entry.Address[AddressMark.Length..], actorKey, entry.Id)
            : entry.Address;

    private static bool HasOpenAddress(AuditEntry entry) =>
        entry is { ActorName: null, Address: { } address } && !address.StartsWith(AddressMark, StringComparison.Ordinal);

    private static bool HasOpenFields(AuditEntry entry) =>
        Mentions(entry.Before) || Mentions(entry.After);

    private static bool Mentions(string? json) => json?.Contains($"\"{OpenMark}\":", StringComparison.Ordinal) == true;

    private static IEnumerable<Guid> Owners(AuditEntry entry)
    {
        if (HasOpenAddress(entry)) yield return entry.ActorId;
        if (HasOpenFields(entry))
            yield return entry.PersonId
                ?? throw new InvalidOperationException($"'{entry.Act}' holds personal data but does not say whose.");
    }

    private static async Task<Dictionary<Guid, byte[]>> Keys(Db db, Guid[] people, CancellationToken stop)
    {
        var keys = await Load(db, people, stop);
        foreach (var person in people.Where(person => !keys.ContainsKey(person)))
            // Two first acts at once both try; one key wins and both read it.
            await db.Database.ExecuteSqlAsync($"""
                insert into person_keys (person_id, key) values ({person}, {PersonSeal.NewKey()})
                on conflict (person_id) do nothing
                """, stop);
        return keys.Count == people.Length ? keys : await Load(db, people, stop);
    }

    private static Task<Dictionary<Guid, byte[]>> Load(Db db, Guid[] people, CancellationToken stop) =>
        db.PersonKeys.Where(key => people.Contains(key.PersonId))
            .ToDictionaryAsync(key => key.PersonId, key => key.Key, stop);

    private static string? Close(string? json, byte[] key, Guid place)
    {
        if (!Mentions(json)) return json;
        return Walk(JsonNode.Parse(json!))!.ToJsonString(Readable);

        JsonNode? Walk(JsonNode? node) => node switch
        {
            JsonObject wrapper when wrapper.Count == 1 && wrapper.TryGetPropertyValue(OpenMark, out var value) =>
                value is null ? null : new JsonObject { [SealedMark] = PersonSeal.Close(value.ToJsonString(), key, place) },
            JsonObject record => new JsonObject(record.Select(member => KeyValuePair.Create(member.Key, Walk(member.Value)))),
            JsonArray list => new JsonArray([.. list.Select(Walk)]),
            _ => node?.DeepClone(),
        };
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
