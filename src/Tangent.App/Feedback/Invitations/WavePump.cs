using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Installation.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Invitations;

/// <summary>Begins the waves that are due.</summary>
sealed class WavePump(IServiceScopeFactory scopes) : IPump
{
    public TimeSpan Rest => TimeSpan.FromMinutes(1);

    public async Task<bool> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Waves>().Next(stop);
    }
}

/// <summary>Waves of scheduled rules: a sample of the customers who were active lately, in an order that is drawn anew for each wave.</summary>
public sealed class Waves(Db db, EncounterFeed feed, UnitFacts units, Inviting inviting, Audit audit, TimeProvider clock)
{
    private const int Bulk = 500;

    /// <summary>Asks the sample of one rule that is due. Broken off, it goes on where it stood: who was decided about is known.</summary>
    /// <returns>Whether there was one.</returns>
    internal async Task<bool> Next(CancellationToken stop)
    {
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var found = await db.AskingRules.Where(r => r.OnUtc != null && r.NextUtc != null && r.NextUtc <= now)
            .Join(db.Surveys.Where(s => s.State == SurveyState.Open), r => r.SurveyId, s => s.Id, (r, s) => new { Rule = r, Survey = s })
            .OrderBy(one => one.Rule.NextUtc).FirstOrDefaultAsync(stop);
        if (found is null) return false;
        var (rule, wave) = (found.Rule, found.Rule.Wave + 1);
        int asked = await db.AskingDecisions.CountAsync(d => d.RuleId == rule.Id && d.Wave == wave && d.Fate == AskFate.Asked, stop);
        foreach (var part in (await Candidates(rule, wave, now, stop)).Chunk(Bulk))
        {
            if (asked >= rule.Plan.SampleSize) break;
            asked += await inviting.Take(rule, found.Survey.Draft.Languages, part, rule.Plan.SampleSize - asked, stop);
            await db.SaveChangesAsync(stop);
        }
        var ended = rule.EndWave(now);
        db.Replace(rule, ended);
        var unit = (await units.Of([found.Survey.UnitId], stop))[found.Survey.UnitId];
        audit.Write(Actor.System, "surveys.did.wave", SurveyChange.Subject(found.Survey, unit), after: new { ended.Plan.Name, ended.Wave, Asked = asked });
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Who may be asked in a wave, in its order.</summary>
    internal async Task<IReadOnlyList<AskCandidate>> Candidates(AskingRule rule, int wave, DateTime now, CancellationToken stop)
    {
        var unit = (await units.Of([rule.Plan.UnitId], stop))[rule.Plan.UnitId];
        var customers = await feed.CustomersSince(unit.Path, now.AddDays(-rule.Plan.ActiveDays), stop);
        return [.. customers.Select(number => new AskCandidate(FormattableString.Invariant($"w{wave}:{number}"), number, now, Wave: wave))
            .OrderBy(one => AskingChoice.Draw(rule.Id, one.Key)).ThenBy(one => one.Customer)];
    }
}
