using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Decisions;
using Tangent.Analytics.Proportions;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.KeySelection;

/// <summary>What the choice of key touchpoints rests on: evidence per touchpoint, weights, scores.</summary>
public sealed class ShowKeySelection(Db db, UnitFacts unitFacts, ITouchpointUse use)
{
    private const int MostRows = 300;

    /// <summary>What to show.</summary>
    /// <param name="Stage">Only this stage.</param>
    /// <param name="Channel">Only this channel.</param>
    public sealed record Request(JourneyStage? Stage = null, ContactChannel? Channel = null);

    /// <summary>A touchpoint in use with what is known of it.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="Code">Code.</param>
    /// <param name="NameZh">Chinese name.</param>
    /// <param name="NameEn">English name.</param>
    /// <param name="IsKey">Whether it is a key touchpoint.</param>
    /// <param name="KeyReason">Why it is, or no longer is.</param>
    /// <param name="Version">For the next change of the touchpoint.</param>
    /// <param name="PerMonth">Uses a month, measured or stated; null while neither.</param>
    /// <param name="Experience">Experience 1 to 10, measured or stated; null while neither.</param>
    /// <param name="Importance">Importance 1 to 5; null while not said.</param>
    /// <param name="Score">The priority, or why there is none.</param>
    /// <param name="MayState">Whether the reader may say what the team thinks of it.</param>
    /// <param name="MaySign">Whether the reader may sign it off.</param>
    public sealed record Row(Guid Id, string Code, string NameZh, string NameEn, bool IsKey, string? KeyReason, int Version,
        Known? PerMonth, Known? Experience, int? Importance, Answer Score, bool MayState, bool MaySign);

    /// <summary>Everything that the page shows.</summary>
    /// <param name="Comparison">The team's comparison of the criteria.</param>
    /// <param name="Weights">Its weights, or why there are none.</param>
    /// <param name="InUse">How many touchpoints in use the filter has; the rows may be fewer.</param>
    /// <param name="Rows">The touchpoints, the highest score first, those without a score behind them by code.</param>
    /// <param name="MayCompare">Whether the reader may change the comparison.</param>
    public sealed record Shown(KeyComparison Comparison, Answer Weights, int InUse, IReadOnlyList<Row> Rows, bool MayCompare)
    {
        /// <summary>Of how many the uses are counted, not stated.</summary>
        public int Counted => Rows.Count(row => row.PerMonth is { IsMeasured: true });

        /// <summary>Of how many the experience is measured, not stated.</summary>
        public int Felt => Rows.Count(row => row.Experience is { IsMeasured: true });
    }

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Touchpoint) is { } refusal) return refusal;

        var comparison = await db.KeyComparisons.AsNoTracking().SingleOrDefaultAsync(stop) ?? new KeyComparison();
        var weights = AhpWeights.Of(comparison.Matrix(), 3);
        var (inUse, found) = await Load(who, request, stop);
        var places = await Places(found, stop);
        var rows = found.Select(one => Judge(who, one, weights, places[one.Touchpoint.UnitId])).ToList();
        return new Shown(comparison, weights, inUse,
            [.. rows.OrderByDescending(row => (row.Score as Estimate)?.Point ?? -1)],
            who.May(Verb.Act, Kind.Touchpoint, UnitPath.Root));
    }

    private sealed record Evidence(Touchpoint Touchpoint, Known? PerMonth, Known? Experience, int? Importance);

    // The one place where evidence is gathered: what is measured comes before what is stated.
    private async Task<(int InUse, List<Evidence> Found)> Load(Actor who, Request request, CancellationToken stop)
    {
        var active = db.Touchpoints.AsNoTracking().Where(t => t.Status == TouchpointStatus.Active);
        if (request.Stage is { } stage) active = active.Where(t => t.Stage == stage);
        if (request.Channel is { } channel) active = active.Where(t => t.Channel == channel);
        var stated = db.KeyStatements.Select(s => s.TouchpointId);
        var found = await active.OrderByDescending(t => stated.Contains(t.Id)).ThenByDescending(t => t.KeySinceUtc != null)
            .ThenBy(t => t.CodeKey).Take(MostRows).ToListAsync(stop);
        var ids = found.Select(t => t.Id).ToList();
        var statements = await db.KeyStatements.AsNoTracking().Where(s => ids.Contains(s.TouchpointId))
            .ToDictionaryAsync(s => s.TouchpointId, stop);
        var uses = await use.Of(who, [.. ids.Select(id => id.Value)], stop);
        return (await active.CountAsync(stop), [.. found.Select(t => Of(t, statements.GetValueOrDefault(t.Id), uses.GetValueOrDefault(t.Id.Value)))]);
    }

    private static Evidence Of(Touchpoint touchpoint, KeyStatement? said, TouchpointUse? met) => new(touchpoint,
        PerMonth(met) ?? (said?.PerMonth is { } uses ? Known.Stated(uses) : null), said?.Experience is { } felt ? Known.Stated(felt) : null, said?.Importance);

    private static Known? PerMonth(TouchpointUse? met) => met is not null && EventRate.Of(met.Encounters, met.Months, per: 1) is Estimate rate
        ? new Known(rate.Point, rate.Low, rate.High, rate.N) : null;

    private async Task<Dictionary<Guid, UnitPath>> Places(List<Evidence> found, CancellationToken stop)
    {
        var units = found.Select(one => one.Touchpoint.UnitId).Distinct().ToList();
        return (await unitFacts.Of(units, stop)).ToDictionary(pair => pair.Key, pair => pair.Value.Path);
    }

    private static Row Judge(Actor who, Evidence one, Answer weights, UnitPath unit)
    {
        var t = one.Touchpoint;
        Answer score = weights is not CriterionWeights given ? weights
            : one is { PerMonth: { } uses, Experience: { } felt, Importance: { } matters }
                ? KeyPriority.Score(uses, felt, matters, given.Weights)
                : new CannotTell("touchpoints.keys.not-enough");
        return new(t.Id.Value, t.Code, t.NameZh, t.NameEn, t.KeySinceUtc is not null, t.KeyReason, t.Version, one.PerMonth, one.Experience,
            one.Importance, score, who.May(Verb.Update, Kind.Touchpoint, unit), who.May(Verb.Act, Kind.Touchpoint, unit));
    }
}
