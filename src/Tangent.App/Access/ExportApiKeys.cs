using System.Runtime.CompilerServices;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>The API keys as shown, as a file, without any secret. Audited.</summary>
public sealed class ExportApiKeys(Db db, ApiKeyReading reading, Audit audit)
{
    /// <summary>What to take out.</summary>
    /// <param name="WorkingOnly">Only those that are neither revoked nor expired.</param>
    /// <param name="Order">Ordered how.</param>
    /// <param name="Columns">Keys of the columns in order; null or none for all.</param>
    /// <param name="Words">The words of headers and labels.</param>
    public sealed record Request(bool WorkingOnly, KeyListOrder? Order, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The list, its rows not yet read: they are read while the file is written.</summary>
    public async Task<Outcome<ExportTable<ListApiKeys.Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.ApiKey) is { } refusal) return refusal;

        var columns = ExportColumns.Chosen(KeyColumns(request.Words), request.Columns);
        if (columns.Failure is { } unknown) return unknown;
        var order = request.Order ?? new();
        audit.Write(who, "access.did.keys-export", who.ListSubject(Kind.ApiKey),
            after: new { request.WorkingOnly, order, Columns = columns.Value.Select(column => column.Key) });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return new ExportTable<ListApiKeys.Row>(request.Words.Of("access.keys.title"), columns.Value,
            Rows(who, Keyset.Batches(reading.Where(who, Verb.Export, request.WorkingOnly), ApiKeyReading.Ordered(order), stop), stop));
    }

    private async IAsyncEnumerable<ListApiKeys.Row> Rows(
        Actor who, IAsyncEnumerable<IReadOnlyList<ApiKey>> batches, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in batches.WithCancellation(stop))
            foreach (var row in await reading.Name(who, batch, stop))
                yield return row;
    }

    private static IReadOnlyList<ExportColumn<ListApiKeys.Row>> KeyColumns(ExportWords words) =>
    [
        new("name", words.Of("access.keys.name"), row => new Cell.Text(row.Name)),
        new("prefix", words.Of("access.keys.prefix"), row => new Cell.Text(row.Prefix)),
        new("source", words.Of("access.keys.source"), row => new Cell.Text(row.Source ?? "")),
        new("owner", words.Of("access.keys.owner"), row => new Cell.Text(row.Owner)),
        new("role", words.Of("access.people.role"), row => words.Coded(row.Role), IsCoded: true),
        new("verbs", words.Of("access.keys.verbs"), row => Verbs(row.Verbs, words), IsCoded: true),
        new("unit", words.Of("access.people.unit"), row => words.Unit(row.UnitCode, row.NameZh, row.NameEn), IsCoded: true),
        new("created", words.Of("access.keys.created"), row => new Cell.Moment(row.CreatedUtc)),
        new("used", words.Of("access.keys.used"), row => new Cell.Moment(row.LastUsedUtc)),
        new("expires", words.Of("access.keys.expires"), row => new Cell.Moment(row.ExpiresUtc)),
        new("state", words.Of("access.keys.state"), row => State(row, words), IsCoded: true),
    ];

    private static Cell.Coded Verbs(Verb verbs, ExportWords words)
    {
        var held = Enum.GetValues<Verb>().Where(verb => verb is not (Verb.None or Verb.All) && verbs.HasFlag(verb)).ToList();
        return new(string.Join("; ", held.Select(verb => words.Coded(verb).Code)), string.Join("; ", held.Select(verb => words.OfMember(verb))));
    }

    private static Cell.Coded State(ListApiKeys.Row row, ExportWords words) => row switch
    {
        { RevokedUtc: not null } => new("revoked", words.Of("access.keys.revoked")),
        { IsWorking: false } => new("expired", words.Of("access.keys.expired")),
        _ => new("working", words.Of("access.keys.working")),
    };
}
