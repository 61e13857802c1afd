using System.Net;

namespace Tangent.Web.Tests.Security;

/// <summary>Where the answer for a foreign object differs from that for a missing one.</summary>
static class PageLeaks
{
    /// <summary>Differences between reading a foreign object, a missing one, and what is no id at all.</summary>
    public static async Task<IReadOnlyList<string>> Of(
        PageVisit visit, string name, KnownPage known, PageId id, Town town)
    {
        var leaks = new List<string>();
        var isPath = !id.Name.Contains('?');
        var none = PageVisit.MissingOf(id.Points);
        var missing = await visit.Get(visit.Address(name, known, id, Town.Text(none)), none);
        if (id.Why is null)
        {
            var far = town.Foreign(id.Points!.Value);
            var foreign = await visit.Get(visit.Address(name, known, id, Town.Text(far)), far);
            if (foreign != missing) leaks.Add($"foreign {foreign}\n  missing {missing}");
        }
        if (isPath && missing.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
            leaks.Add($"missing {missing}");
        var malformed = await visit.Get(visit.Address(name, known, id, "no-id-at-all"));
        var isRefused = isPath
            ? malformed.Status == HttpStatusCode.NotFound : malformed.Status < HttpStatusCode.InternalServerError;
        if (!isRefused) leaks.Add($"malformed {malformed}");
        return leaks;
    }

    /// <summary>Differences between sending a form about foreign objects and about missing ones.</summary>
    public static async Task<IReadOnlyList<string>> Of(
        PageVisit visit, string name, KnownPage known, KnownForm form, Town town)
    {
        var leaks = new List<string>();
        foreach (var id in known.Ids.Where(id =>
            id.Points is not null && !id.Name.Contains('?') && (id.Form is null || id.Form == form.Name)))
        {
            var far = await Send(id, town.Foreign(id.Points!.Value));
            var missing = await Send(id, PageVisit.MissingOf(id.Points));
            var isSame = id.Why is not null || far == missing;
            if (!isSame || IsDone(far) || IsBroken(far)) leaks.Add($"[{id.Name}]: foreign {far}\n  missing {missing}");
        }
        if (form.RowOf is not { } row) return leaks;
        var foreignRow = await Row(town.Foreign(row));
        var missingRow = await Row(PageVisit.Missing);
        if (foreignRow != missingRow || IsDone(foreignRow) || IsBroken(foreignRow))
            leaks.Add($"[row]: foreign {foreignRow}\n  missing {missingRow}");
        return leaks;

        Task<PageVisit.Seen> Send(PageId id, Guid probe)
        {
            var handler = PageVisit.Handler(form, form.RowOf is { } own ? town.Own(own) : PageVisit.Missing);
            return id.Form is null
                ? visit.Post(visit.Address(name, known, id, Town.Text(probe)), handler, probe, withToken: true)
                : visit.Post(visit.Address(name, known), handler, probe, withToken: true, (id.Name, Town.Text(probe)));
        }

        Task<PageVisit.Seen> Row(Guid probe) =>
            visit.Post(visit.Address(name, known), PageVisit.Handler(form, probe), probe, withToken: true);
    }

    // After a form that did its work the browser is sent on.
    private static bool IsDone(PageVisit.Seen seen) =>
        seen.Status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther;

    private static bool IsBroken(PageVisit.Seen seen) => seen.Status >= HttpStatusCode.InternalServerError;
}
