using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Storage;

namespace Tangent.App.Standards.Attainment;

/// <summary>Short marks of everything by which encounters are counted: one that differs says what has changed.</summary>
public sealed class BookMarks(Db db, UnitFacts units, TouchpointNames touchpoints, EncounterSheets sheets, CustomerTiers tiers)
{
    // Goes up whenever this program counts otherwise than before: then all is counted anew by itself.
    private const string Method = "1";

    /// <summary>What may change, by the names that runs keep.</summary>
    public static IReadOnlyList<string> Names { get; } = ["method", "clauses", "calendars", "units", "touchpoints", "tiers", "forgotten"];

    /// <summary>The marks as they are now, one a line in the order of <see cref="Names"/>.</summary>
    public async Task<string> Now(CancellationToken stop)
    {
        var clauses = await db.ServiceStandards.AsNoTracking().OrderBy(s => s.Number).ToListAsync(stop);
        var versions = await db.StandardVersions.AsNoTracking().OrderBy(v => v.StandardId).ThenBy(v => v.Number).ToListAsync(stop);
        var promises = await db.Commitments.AsNoTracking().Where(p => p.PublishedUtc != null).OrderBy(p => p.Number).ToListAsync(stop);
        string[] codes = [.. versions.Select(version => version.Terms.Touchpoint).Concat(promises.Select(promise => promise.Terms.Own?.Touchpoint))
            .OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        var meaning = await touchpoints.Meaning(codes, stop);
        var called = await touchpoints.Of([.. meaning.Values.Select(id => id.Value).Distinct()], stop);
        // Calendars that no clause counts with may change as they like.
        bool isTimed = versions.Any(version => version.Terms.InWorkingHours) || promises.Any(promise => promise.Terms.Own is { InWorkingHours: true });
        return string.Join('\n',
            Method,
            Short(clauses.Select(one => new { one.Number, one.UnitId, one.RetiredUtc }),
                versions.Select(one => new { one.StandardId, one.Number, one.WrittenUtc }),
                promises.Select(one => new { one.Number, one.UnitId, one.Version })),
            isTimed ? Short(await db.WorkCalendars.AsNoTracking().OrderBy(c => c.Id).Select(c => new { c.Id, c.Version }).ToListAsync(stop),
                await db.CalendarAssignments.AsNoTracking().OrderBy(a => a.UnitId).ToListAsync(stop)) : "",
            Short((await units.All(stop)).Values.OrderBy(unit => unit.Id).Select(unit => new { unit.Id, unit.Path, unit.Code, unit.TimeZone })),
            Short(meaning.OrderBy(one => one.Key, StringComparer.Ordinal), called.OrderBy(one => one.Key, StringComparer.Ordinal)),
            Short(await tiers.Mark(stop)),
            (await sheets.End(stop)).Rewritten);
    }

    /// <summary>The names of what differs between two readings of the marks.</summary>
    public static IReadOnlyList<string> Changed(string before, string now)
    {
        var (old, fresh) = (before.Split('\n'), now.Split('\n'));
        return [.. Names.Where((_, i) => i >= old.Length || i >= fresh.Length || old[i] != fresh[i])];
    }

    private static string Short(params object[] all)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var one in all) hash.AppendData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(one) + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
