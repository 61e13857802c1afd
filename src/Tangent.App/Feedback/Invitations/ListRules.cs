using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Proportions;
using Tangent.App.Access.Published;
using Tangent.App.Delivery.Published;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Invitations;

/// <summary>What came of a rule, or of one of its waves.</summary>
/// <param name="Number">Number of the wave; 0: all encounters.</param>
/// <param name="BeganUtc">When the first was decided.</param>
/// <param name="Counts">How many of each fate; every fate stands in it.</param>
/// <param name="Delivered">Invitations that whoever carries them on has taken.</param>
/// <param name="Answered">Those of them that were answered.</param>
/// <param name="ResponseRate">Answered of delivered, or why it cannot be told.</param>
public sealed record AskedWave(int Number, DateTime BeganUtc, IReadOnlyDictionary<AskFate, int> Counts, int Delivered, int Answered, Answer ResponseRate);

/// <summary>A rule with what came of it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Unit">Where it asks.</param>
/// <param name="Touchpoint">At which touchpoint, or null.</param>
/// <param name="IsSetUp">Whether its channel is set up: else its invitations wait.</param>
/// <param name="Waves">Of an encounter rule one, of a scheduled one each wave, the latest first.</param>
public sealed record RuleRow(AskingRule Rule, UnitFact Unit, TouchpointFact? Touchpoint, bool IsSetUp, IReadOnlyList<AskedWave> Waves)
{
    /// <summary>How many of this fate in all.</summary>
    public int Count(AskFate fate) => Waves.Sum(wave => wave.Counts[fate]);
}

/// <summary>The rules of a survey with what came of each.</summary>
public sealed class ListRules(Db db, SurveyChange surveys, RuleChange change, UnitFacts units, TouchpointNames touchpoints, DeliveryFacts delivery)
{
    private const int Most = 100;

    /// <summary>Of which survey; one alone by its id.</summary>
    public sealed record Request(Guid SurveyId, Guid? Id = null);

    /// <summary>The rules.</summary>
    /// <param name="Survey">The survey.</param>
    /// <param name="Unit">Its unit.</param>
    /// <param name="Rules">The rules, the oldest first.</param>
    /// <param name="MayEdit">Whether the reader may add and change rules.</param>
    /// <param name="MaySwitch">Whether the reader may switch them.</param>
    public sealed record Listed(Survey Survey, UnitFact Unit, IReadOnlyList<RuleRow> Rules, bool MayEdit, bool MaySwitch);

    /// <summary>Lists them.</summary>
    public async Task<Outcome<Listed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Survey) is { } refusal) return refusal;

        var found = await surveys.Find(who, Verb.Read, request.SurveyId, null, stop);
        if (found.Failure is { } failure) return failure;
        var (survey, unit) = found.Value;
        List<AskingRule> rules;
        if (request.Id is { } id)
        {
            var one = await change.Find(who, Verb.Read, request.SurveyId, id, null, stop);
            if (one.Failure is { } missing) return missing;
            rules = [one.Value.Rule];
        }
        else rules = await db.AskingRules.Where(r => r.SurveyId == survey.Id).OrderBy(r => r.Id).Take(Most).ToListAsync(stop);
        var places = await units.Of([.. rules.Select(r => r.Plan.UnitId).Distinct()], stop);
        var at = await touchpoints.ById([.. rules.Select(r => r.Plan.Touchpoint).OfType<Guid>().Distinct()], stop);
        List<RuleRow> rows = [];
        foreach (var rule in rules)
            rows.Add(new(rule, places[rule.Plan.UnitId], rule.Plan.Touchpoint is { } touchpoint ? at.GetValueOrDefault(touchpoint) : null,
                delivery.IsSetUp(rule.Plan.Channel), await Waves(rule, stop)));
        return new Listed(survey, unit, rows, who.May(Verb.Update, Kind.Survey, unit.Path), who.May(Verb.Act, Kind.Survey, unit.Path));
    }

    private async Task<IReadOnlyList<AskedWave>> Waves(AskingRule rule, CancellationToken stop)
    {
        var counts = await db.AskingDecisions.Where(d => d.RuleId == rule.Id).GroupBy(d => new { d.Wave, d.Fate })
            .Select(same => new { same.Key.Wave, same.Key.Fate, Count = same.Count(), First = same.Min(d => d.AtUtc) }).ToListAsync(stop);
        var asked = await db.AskingDecisions.Where(d => d.RuleId == rule.Id && d.LinkId != null)
            .Select(d => new { d.Wave, Link = d.LinkId!.Value }).ToListAsync(stop);
        var answered = (await db.AskingDecisions.Where(d => d.RuleId == rule.Id && d.LinkId != null)
            .Join(db.SurveyResponses.Where(r => r.Outcome != ResponseOutcome.Declined), d => d.LinkId, r => (Guid?)r.LinkId, (d, r) => d.LinkId!.Value)
            .ToListAsync(stop)).ToHashSet();
        var sent = await delivery.Sent([.. asked.Select(one => Inviting.KeyOf(one.Link, 0))], stop);
        List<AskedWave> waves = [];
        foreach (var wave in counts.GroupBy(one => one.Wave).OrderByDescending(same => same.Key))
        {
            var links = asked.Where(one => one.Wave == wave.Key && sent.Contains(Inviting.KeyOf(one.Link, 0))).ToList();
            int given = links.Count(one => answered.Contains(one.Link));
            waves.Add(new(wave.Key, wave.Min(one => one.First),
                Enum.GetValues<AskFate>().ToDictionary(fate => fate, fate => wave.FirstOrDefault(one => one.Fate == fate)?.Count ?? 0),
                links.Count, given, Wilson.Share(given, links.Count)));
        }
        return waves;
    }
}
