using Tangent.Analytics.Attainment;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Commitments;

namespace Tangent.App.Standards.Attainment;

/// <summary>Promises to customers as clauses, so that they are counted and measured as those are.</summary>
static class PromisedBook
{
    private static readonly CustomerTier[] Tiers = Enum.GetValues<CustomerTier>();

    /// <summary>The number under which a promise is counted.</summary>
    public static int NumberOf(Commitment promise) => -promise.Number;

    /// <summary>The versions by which a promise is measured: those of its clause, or its own.</summary>
    public static IEnumerable<StandardVersion> VersionsOf(Commitment promise, ILookup<Guid, StandardVersion> written) => promise.Terms.Own is { } own
        ? [Version(promise, 1, own.Terms(promise.Terms.TextZh, promise.HoldsFrom ?? DateOnly.MinValue), promise.ChangedUtc)]
        : written[promise.Terms.Clause!.Value].Where(version => version.Terms.IsMeasured)
            .Select(version => Version(promise, version.Number, version.Terms, version.WrittenUtc));

    /// <summary>The promise in the place of its clause.</summary>
    public static ServiceStandard ClauseOf(Commitment promise, IReadOnlyDictionary<Guid, ServiceStandard> clauses)
    {
        var clause = promise.Terms.Clause is { } id ? clauses.GetValueOrDefault(id) : null;
        return new()
        {
            Id = promise.Id,
            Number = NumberOf(promise),
            UnitId = promise.UnitId,
            Terms = clause?.Terms ?? promise.Terms.Own!.Terms(promise.Terms.TextZh, default),
            RetiredUtc = clause?.RetiredUtc,
            ChangedUtc = promise.ChangedUtc,
        };
    }

    /// <summary>The versions, each only for the days, channels, units and tiers of its promise.</summary>
    public static IReadOnlyList<ClauseVersion> Narrowed(CompiledBook book, IReadOnlyList<Commitment> promises)
    {
        var byNumber = promises.ToDictionary(NumberOf);
        return [.. book.Versions.Select(version => Narrowed(version, byNumber[version.Clause], book))];
    }

    private static ClauseVersion Narrowed(ClauseVersion version, Commitment promise, CompiledBook book)
    {
        var terms = promise.Terms;
        int[] channels = [.. terms.Channels.Select(channel => (int)channel)];
        var paths = book.Units.Where(unit => terms.Units.Contains(unit.Code, StringComparer.OrdinalIgnoreCase)).Select(unit => unit.Path).ToList();
        return version with
        {
            // What is still written is asked about for days before it would hold.
            From = promise.HoldsFrom is { } first ? Math.Max(version.From, CompiledBook.Day(first)) : version.From,
            Before = promise.HoldsFrom is not null && promise.LastDay is { } last ? Math.Min(version.Before, CompiledBook.Day(last) + 1) : version.Before,
            Channels = channels.Length == 0 ? version.Channels : [.. channels.Where(channel => version.Channels?.Contains(channel) != false)],
            Units = terms.Units.Count == 0 ? version.Units : [.. book.Units.Select((unit, at) =>
                (version.Units is not { } held || held[at]) && paths.Any(path => path.Contains(unit.Path)))],
            Tiers = terms.Tiers.Count == 0 ? null : [.. Tiers.Select(tier => terms.Tiers.Contains(tier)), false],
        };
    }

    private static StandardVersion Version(Commitment promise, int number, StandardTerms terms, DateTime writtenUtc) => new()
    {
        StandardId = promise.Id,
        Number = number,
        Terms = terms with { SharePercent = promise.Terms.SharePercent },
        WrittenUtc = writtenUtc,
    };
}
