using System.Runtime.CompilerServices;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>The people as shown, as a file: same filter, order and columns, masked for whom they are masked. Audited.</summary>
public sealed class ExportPeople(Db db, PeopleReading reading, Audit audit)
{
    /// <summary>What to take out.</summary>
    /// <param name="Filter">Narrowed to what.</param>
    /// <param name="Order">Ordered how.</param>
    /// <param name="Columns">Keys of the columns in order; null or none for all.</param>
    /// <param name="Words">The words of headers and labels.</param>
    public sealed record Request(PeopleFilter? Filter, PeopleOrder? Order, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The list, its rows not yet read: they are read while the file is written.</summary>
    public async Task<Outcome<ExportTable<ListPeople.Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Account) is { } refusal) return refusal;

        var (filter, order) = (request.Filter ?? new(), request.Order ?? new());
        var columns = ExportColumns.Chosen(PeopleColumns(request.Words), request.Columns);
        if (columns.Failure is { } unknown) return unknown;
        var found = await reading.Where(who, Verb.Export, filter, order, stop);
        if (found.Failure is { } wrong) return wrong;

        // The searched text is somebody's name: that it was searched is kept, not for what.
        audit.Write(who, "access.did.people-export", who.ListSubject(Kind.Account), after: new
        {
            filter.IsActive,
            filter.Role,
            filter.UnitId,
            IsSearched = filter.Search is not null,
            order,
            Columns = columns.Value.Select(column => column.Key),
        });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return new ExportTable<ListPeople.Row>(request.Words.Of("access.people.title"), columns.Value,
            Rows(who, Keyset.Batches(found.Value, PeopleReading.Ordered(order), stop), stop));
    }

    private async IAsyncEnumerable<ListPeople.Row> Rows(
        Actor who, IAsyncEnumerable<IReadOnlyList<Account>> batches, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in batches.WithCancellation(stop))
            foreach (var row in await reading.Name(who, batch, stop))
                yield return row;
    }

    private static IReadOnlyList<ExportColumn<ListPeople.Row>> PeopleColumns(ExportWords words) =>
    [
        new("name", words.Of("access.people.name"), row => new Cell.Coded(row.Id.ToString(), row.Name), IsCoded: true),
        new("email", words.Of("access.people.email"), row => new Cell.Text(row.Email)),
        new("roles", words.Of("access.people.roles"), row => Roles(row, words), IsCoded: true),
        new("factor", words.Of("access.people.factor"), row => words.Claim(row.HasSecondFactor, "access.on", "access.off"), IsCoded: true),
        new("seen", words.Of("access.people.seen"), row => new Cell.Moment(row.LastSignInUtc)),
        new("state", words.Of("access.people.state"),
            row => words.Claim(row.DeactivatedUtc is null, "access.people.active", "access.people.off"), IsCoded: true),
        new("created", words.Of("access.people.created"), row => new Cell.Moment(row.CreatedUtc)),
    ];

    private static Cell.Coded Roles(ListPeople.Row row, ExportWords words) => new(
        string.Join("; ", row.Roles.Select(role => $"{words.Coded(role.Role).Code} {role.UnitCode}")),
        string.Join("; ", row.Roles.Select(role => $"{words.OfMember(role.Role)} {words.Unit(role.UnitCode, role.NameZh, role.NameEn).Label}")));
}
