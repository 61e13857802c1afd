using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>The person's own views of a page, by name.</summary>
public sealed class ListViews(Db db)
{
    /// <summary>Which page, or null for all.</summary>
    public sealed record Request(string? Page = null);

    /// <summary>A view.</summary>
    public sealed record Row(Guid Id, string Page, string Name, string Query);

    /// <summary>The views.</summary>
    public async Task<Outcome<IReadOnlyList<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.SavedView) is { } refusal) return refusal;

        return await db.SavedViews.Where(v => v.AccountId == who.Id && (request.Page == null || v.Page == request.Page))
            .OrderBy(v => v.Page).ThenBy(v => v.Name).ThenBy(v => v.Id).Take(SaveView.Most * 20)
            .Select(v => new Row(v.Id, v.Page, v.Name, v.Query)).ToListAsync(stop);
    }
}
