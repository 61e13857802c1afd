using Tangent.App.Access.Published;
using Tangent.Domain.Access;

namespace Tangent.App.Encounters;

/// <summary>Sets aside what an actor may not bring in: who may for some units only must say of which unit each encounter is.</summary>
public sealed class OutsideUnits(UnitFacts units)
{
    internal async Task SetAside(Actor who, Batch batch, CancellationToken stop)
    {
        if (who.May(Verb.Import, Kind.Encounter, UnitPath.Root)) return;
        var known = await units.ByCode([.. batch.Good.Select(i => batch.Entries[i].Unit).OfType<string>().Distinct()], stop);
        foreach (int i in batch.Good.ToList())
        {
            bool isInside = batch.Entries[i].Unit is { } code && known.TryGetValue(code, out var unit)
                && who.May(Verb.Import, Kind.Encounter, unit.Path);
            if (!isInside) batch.SetAside(i, [new("encounters.unit-outside", "unit", i + 1)]);
        }
    }
}
