using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Alerts;
using Tangent.Storage;

namespace Tangent.App.Standards.Alerts;

/// <summary>A rule as people see it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Unit">Where it looks.</param>
/// <param name="About">What it looks at: number and name of the clause or the promise; null for a criterion.</param>
/// <param name="Lasting">How many of its firings last.</param>
/// <param name="MayEdit">Whether the reader may change and switch it.</param>
public sealed record AlertView(AlertRule Rule, UnitFact Unit, string? About, int Lasting, bool MayEdit);

/// <summary>A firing as people see it.</summary>
/// <param name="Firing">The firing.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Unit">For which unit.</param>
/// <param name="Told">Who was told, by name.</param>
/// <param name="AcknowledgedBy">Who took it up, or null.</param>
/// <param name="MayAcknowledge">Whether the reader may.</param>
public sealed record FiringView(AlertFiring Firing, AlertRule Rule, UnitFact Unit, IReadOnlyList<string> Told, string? AcknowledgedBy, bool MayAcknowledge);

/// <summary>Rules of alerts and what they fired, as far as the actor may see the encounters behind the numbers.</summary>
public sealed class ListAlerts(Db db, UnitFacts units, PeopleFacts people)
{
    /// <summary>Most firings that are shown: those that last first, then the latest.</summary>
    public const int MostFirings = 100;

    private const int MostRules = 200;

    /// <summary>One firing alone is put at the head.</summary>
    public sealed record Request(Guid? Firing = null);

    /// <summary>The lists.</summary>
    /// <param name="Rules">Those that are on first, by name.</param>
    /// <param name="Firings">Those that last first, then the latest.</param>
    /// <param name="Units">Units in which the reader may write rules.</param>
    public sealed record Listed(IReadOnlyList<AlertView> Rules, IReadOnlyList<FiringView> Firings, IReadOnlyList<UnitFact> Units);

    /// <summary>Lists them.</summary>
    public async Task<Outcome<Listed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } hidden) return hidden;

        var all = await units.All(stop);
        var seen = all.Values.Where(unit => who.May(Verb.Read, Kind.Encounter, unit.Path)).Select(unit => unit.Id).ToList();
        var rules = await db.AlertRules.AsNoTracking().OrderBy(r => r.Id).Take(MostRules).ToListAsync(stop);
        var firings = await db.AlertFirings.AsNoTracking().Where(f => EF.Parameter(seen).Contains(f.UnitId))
            .OrderBy(f => f.OverUtc != null).ThenByDescending(f => f.FiredUtc).ThenBy(f => f.Id).Take(MostFirings).ToListAsync(stop);
        if (request.Firing is { } wanted && firings.All(firing => firing.Id != wanted)
            && await db.AlertFirings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == wanted && EF.Parameter(seen).Contains(f.UnitId), stop) is { } older)
            firings.Insert(0, older);
        if (request.Firing is { } named && firings.All(firing => firing.Id != named)) return Fail.NotFound;
        var about = await About(rules, stop);
        var lasting = firings.Where(firing => firing.OverUtc is null).GroupBy(firing => firing.RuleId).ToDictionary(same => same.Key, same => same.Count());
        return new Listed(
            [.. rules.Where(rule => who.May(Verb.Read, Kind.Encounter, all[rule.UnitId].Path))
                .OrderBy(rule => rule.OnUtc is null).ThenBy(rule => rule.Terms.Name, StringComparer.CurrentCulture).ThenBy(rule => rule.Id)
                .Select(rule => new AlertView(rule, all[rule.UnitId], about.GetValueOrDefault(rule.Id), lasting.GetValueOrDefault(rule.Id),
                    who.May(Verb.Update, Kind.Standard, all[rule.UnitId].Path)))],
            await Show(who, firings, rules.ToDictionary(rule => rule.Id), all, stop),
            UnitFact.InTreeOrder(all.Values.Where(unit => !unit.IsClosed && who.May(Verb.Create, Kind.Standard, unit.Path)
                && who.May(Verb.Read, Kind.Encounter, unit.Path))));
    }

    private async Task<IReadOnlyList<FiringView>> Show(Actor who, List<AlertFiring> firings, Dictionary<Guid, AlertRule> rules,
        IReadOnlyDictionary<Guid, UnitFact> all, CancellationToken stop)
    {
        var ids = firings.Select(firing => firing.Id).ToList();
        var told = (await db.AlertReceipts.AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.FiringId)).ToListAsync(stop)).ToLookup(r => r.FiringId);
        var names = await people.Names(who, [.. told.SelectMany(same => same).Select(r => r.AccountId)
            .Concat(firings.Select(firing => firing.AcknowledgedBy).OfType<Guid>()).Distinct()], stop);
        return [.. firings.Select(firing => new FiringView(firing, rules[firing.RuleId], all[firing.UnitId],
            [.. told[firing.Id].OrderBy(r => r.Step).Select(r => names.GetValueOrDefault(r.AccountId)).OfType<string>().Distinct()],
            firing.AcknowledgedBy is { } by ? names.GetValueOrDefault(by) : null,
            firing.State == FiringState.Firing && (who.May(Verb.Update, Kind.Standard, all[firing.UnitId].Path)
                || told[firing.Id].Any(r => r.AccountId == who.Id))))];
    }

    private async Task<IReadOnlyDictionary<Guid, string>> About(List<AlertRule> rules, CancellationToken stop)
    {
        var clauses = rules.Select(rule => rule.Terms.Clause).OfType<Guid>().ToList();
        var promises = rules.Select(rule => rule.Terms.Commitment).OfType<Guid>().ToList();
        var named = (await db.ServiceStandards.AsNoTracking().Where(s => EF.Parameter(clauses).Contains(s.Id)).ToListAsync(stop))
            .ToDictionary(s => s.Id, s => $"{Clauses.StandardFilter.Number(s)} {s.Terms.Item}");
        foreach (var promise in await db.Commitments.AsNoTracking().Where(p => EF.Parameter(promises).Contains(p.Id)).ToListAsync(stop))
            named[promise.Id] = $"{promise.Code} {promise.Terms.TextZh}";
        return rules.Where(rule => named.ContainsKey(rule.Terms.Clause ?? rule.Terms.Commitment ?? Guid.Empty))
            .ToDictionary(rule => rule.Id, rule => named[(rule.Terms.Clause ?? rule.Terms.Commitment)!.Value]);
    }
}
