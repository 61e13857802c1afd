using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Attainment;
using Tangent.App.Access.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Standards.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;

namespace Tangent.App.Standards.Attainment;

/// <summary>Reads the standard book as it is now and makes it ready to count with.</summary>
public sealed class BookCompiler(Db db, UnitFacts units, TouchpointNames touchpoints, EncounterSheets sheets, WorkingHours hours)
{
    /// <summary>All that is counted: the clauses, and as clauses with numbers below zero the promises that were ever published.</summary>
    public async Task<(CompiledBook Book, WorkedBetween Worked)> Whole(CancellationToken stop)
    {
        var (book, worked) = await Now(null, stop);
        var published = await db.Commitments.AsNoTracking().Where(p => p.PublishedUtc != null).OrderBy(p => p.Number).ToListAsync(stop);
        if (published.Count == 0) return (book, worked);
        return (book with { Versions = [.. book.Versions, .. (await Promises(published, stop)).Book.Versions] }, worked);
    }

    /// <summary>Promises as clauses: each has the number of its promise below zero, and as versions those of its clause.</summary>
    /// <param name="promises">Published ones hold for their days; one that is still written holds always, for who asks what would be.</param>
    /// <param name="stop">Ends the question.</param>
    public async Task<(CompiledBook Book, WorkedBetween Worked)> Promises(IReadOnlyList<Commitment> promises, CancellationToken stop)
    {
        var ids = promises.Select(promise => promise.Terms.Clause).OfType<Guid>().Distinct().ToList();
        var clauses = await db.ServiceStandards.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);
        var written = (await db.StandardVersions.AsNoTracking().Where(v => ids.Contains(v.StandardId)).OrderBy(v => v.Number).ToListAsync(stop))
            .ToLookup(version => version.StandardId);
        var all = await units.All(stop);
        var versions = promises.SelectMany(promise => PromisedBook.VersionsOf(promise, written)).ToLookup(version => version.StandardId);
        var measured = promises.Where(promise => versions[promise.Id].Any()).Select(promise => PromisedBook.ClauseOf(promise, clauses)).ToList();
        var book = CompiledBook.Of(measured, versions, await Named(versions.SelectMany(same => same), stop), all, await sheets.Words(stop));
        book = book with { Versions = PromisedBook.Narrowed(book, promises) };
        return (book, book.Worked(await hours.Now(stop)));
    }

    /// <summary>All clauses that the log can tell, those taken out of the book too; with the working time of the units.</summary>
    /// <param name="only">Which clauses; null for all.</param>
    /// <param name="stop">Ends the question.</param>
    public async Task<(CompiledBook Book, WorkedBetween Worked)> Now(Func<ServiceStandard, bool>? only, CancellationToken stop)
    {
        var clauses = (await db.ServiceStandards.AsNoTracking().OrderBy(s => s.Number).ToListAsync(stop)).Where(only ?? (_ => true)).ToList();
        var versions = (await db.StandardVersions.AsNoTracking().OrderBy(v => v.StandardId).ThenBy(v => v.Number).ToListAsync(stop))
            .Where(version => version.Terms.IsMeasured).ToLookup(version => version.StandardId);
        var named = await Named(clauses.SelectMany(clause => versions[clause.Id]), stop);
        var book = CompiledBook.Of([.. clauses.Where(clause => versions[clause.Id].Any())], versions, named, await units.All(stop), await sheets.Words(stop));
        return (book, book.Worked(await hours.Now(stop)));
    }

    // What the log calls the touchpoints that some versions name.
    private async Task<Dictionary<string, IReadOnlyList<string>>> Named(IEnumerable<StandardVersion> versions, CancellationToken stop)
    {
        string[] codes = [.. versions.Select(version => version.Terms.Touchpoint).OfType<string>().Distinct()];
        Dictionary<string, IReadOnlyList<string>> named = [];
        foreach (var (code, touchpoint) in await touchpoints.Meaning(codes, stop)) named[code] = [code, .. await touchpoints.Of(touchpoint.Value, stop)];
        return named;
    }
}
