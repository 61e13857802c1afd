using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Attainment;
using Tangent.App.Access.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Standards.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Standards;
using Tangent.Storage;

namespace Tangent.App.Standards.Attainment;

/// <summary>Reads the standard book as it is now and makes it ready to count with.</summary>
public sealed class BookCompiler(Db db, UnitFacts units, TouchpointNames touchpoints, EncounterSheets sheets, WorkingHours hours)
{
    /// <summary>All clauses that the log can tell, those taken out of the book too; with the working time of the units.</summary>
    /// <param name="only">Which clauses; null for all.</param>
    /// <param name="stop">Ends the question.</param>
    public async Task<(CompiledBook Book, WorkedBetween Worked)> Now(Func<ServiceStandard, bool>? only, CancellationToken stop)
    {
        var clauses = (await db.ServiceStandards.AsNoTracking().OrderBy(s => s.Number).ToListAsync(stop)).Where(only ?? (_ => true)).ToList();
        var versions = (await db.StandardVersions.AsNoTracking().OrderBy(v => v.StandardId).ThenBy(v => v.Number).ToListAsync(stop))
            .Where(version => version.Terms.IsMeasured).ToLookup(version => version.StandardId);
        string[] codes = [.. clauses.SelectMany(clause => versions[clause.Id]).Select(version => version.Terms.Touchpoint).OfType<string>().Distinct()];
        Dictionary<string, IReadOnlyList<string>> named = [];
        foreach (var (code, touchpoint) in await touchpoints.Meaning(codes, stop)) named[code] = [code, .. await touchpoints.Of(touchpoint.Value, stop)];
        var book = CompiledBook.Of([.. clauses.Where(clause => versions[clause.Id].Any())], versions, named, await units.All(stop), await sheets.Words(stop));
        return (book, book.Worked(await hours.Now(stop)));
    }
}
