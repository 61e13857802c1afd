using Tangent.App.Access.Published;
using Tangent.App.Encounters.Published;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback;

/// <summary>In which unit each judgement was given.</summary>
public sealed class JudgementPlaces(UnitFacts units, JourneyUnits journeys)
{
    /// <summary>The unit of each: the one that its source names, else that of its journey, else the whole company.</summary>
    internal async Task<IReadOnlyDictionary<JudgementRow, UnitFact>> Units(IReadOnlyCollection<JudgementRow> rows, CancellationToken stop)
    {
        var unplaced = rows.Where(row => row is { Unit: null, Customer: not null, Journey: not null }).ToDictionary(row => row,
            row => new UnplacedJudgement(row.Customer!.Value, row.Journey!, row.Touchpoint, EncounterRow.Utc(row.Given ?? row.Received)));
        var told = await journeys.Of([.. unplaced.Values.Distinct()], stop);
        var owning = await units.ByCode([.. rows.Select(row => row.Unit).OfType<string>().Concat(told.Values).Distinct()], stop);
        var whole = (await units.All(stop)).Values.MinBy(unit => unit.Depth)!;
        return rows.ToDictionary(row => row, row => CodeOf(row) is { } code && owning.TryGetValue(code, out var unit) ? unit : whole);

        string? CodeOf(JudgementRow row) => row.Unit ?? (unplaced.TryGetValue(row, out var one) ? told.GetValueOrDefault(one) : null);
    }
}
