using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tangent.Domain;
using Tangent.Domain.Encounters;

namespace Tangent.Web.Api;

/// <summary>A batch of encounters as it came: entries that could be read, and what is wrong with the others.</summary>
/// <param name="Failure">Why nothing could be read at all, or null.</param>
/// <param name="Status">Status of that failure.</param>
/// <param name="Source">Who tells it.</param>
/// <param name="Entries">Per row the entry, or null when it could not be read.</param>
/// <param name="Problems">What is wrong with rows that could not be read; rows count from 1.</param>
public sealed record EncounterBatch(Fail? Failure, int Status, string? Source, IReadOnlyList<EncounterEntry?> Entries,
    IReadOnlyList<Problem> Problems)
{
    // 10,000 entries of 1.6 KB.
    private const int LongestBody = 16 << 20;

    /// <summary>Called by the framework for a parameter of this type.</summary>
    public static async ValueTask<EncounterBatch> BindAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType()) return Refused("api.not-json-type", StatusCodes.Status415UnsupportedMediaType);
        if (http.Request.ContentLength > LongestBody) return TooLong();
        // Borrowed: a buffer of its own for each batch would be too large for the ordinary heap.
        var buffer = ArrayPool<byte>.Shared.Rent((int)(http.Request.ContentLength ?? 64 * 1024) + 1);
        try
        {
            int length = 0;
            while (await http.Request.Body.ReadAsync(buffer.AsMemory(length), http.RequestAborted) is var read and > 0)
            {
                length += read;
                if (length > LongestBody) return TooLong();
                if (length == buffer.Length) buffer = Larger(buffer);
            }
            return Read(buffer.AsSpan(0, length));
        }
        catch (JsonException wrong)
        {
            return Refused("api.not-json", StatusCodes.Status400BadRequest, (wrong.LineNumber ?? 0) + 1);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads the JSON of a batch.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static EncounterBatch Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
        string? source = null;
        List<EncounterEntry?> entries = [];
        List<Problem> problems = [];
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return Refused("api.not-an-object", StatusCodes.Status400BadRequest);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            if (member == "source" && reader.TokenType is JsonTokenType.String) source = reader.GetString();
            else if (member == "encounters" && reader.TokenType is JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    entries.Add(EncounterReader.Read(ref reader, entries.Count + 1, problems));
            }
            else
            {
                bool isKnown = member is "source" or "encounters";
                return Refused(isKnown ? "api.wrong-type" : "api.unknown-member", StatusCodes.Status400BadRequest,
                    isKnown ? [member == "source" ? "string" : "array"] : [member, "source, encounters"]);
            }
        }
        // What follows the object is read to its end, so that a broken tail is an error.
        while (reader.Read()) { }
        return new(null, 0, source, entries, problems);
    }

    private static EncounterBatch Refused(string code, int status, params IReadOnlyList<object> arguments) =>
        new(new Fail.Invalid([new Problem(code, null, null, arguments)]), status, null, [], []);

    private static EncounterBatch TooLong() => Refused("api.body-too-large", StatusCodes.Status413PayloadTooLarge, LongestBody);

    private static byte[] Larger(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
