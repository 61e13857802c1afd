using Tangent.App.Access.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Storage;

namespace Tangent.App.Feedback.Invitations;

/// <summary>Tells whom a rule would have asked, had it been on: nothing is written and nobody is told.</summary>
public sealed class TryRule(SurveyChange surveys, RuleChange change, EncounterFeed feed, UnitFacts units, AskingPeople people, Waves waves, TimeProvider clock)
{
    /// <summary>Most days of the past.</summary>
    public const int MostDays = 90;

    /// <summary>Rows of the log that are looked at, at most.</summary>
    public const long MostRows = 100_000;

    private const int Bulk = 500;

    /// <summary>A rule that is there by its id, or a plan that is only thought of.</summary>
    public sealed record Request(Guid SurveyId, Guid? Id = null, AskingPlan? Plan = null, int Days = 30);

    /// <summary>What would have become of whom.</summary>
    /// <param name="FromUtc">From when.</param>
    /// <param name="ToUtc">Until when.</param>
    /// <param name="Counts">How many of each fate; every fate stands in it.</param>
    /// <param name="IsCut">Whether only the last rows of the log were looked at.</param>
    public sealed record Tried(DateTime FromUtc, DateTime ToUtc, IReadOnlyDictionary<AskFate, int> Counts, bool IsCut)
    {
        /// <summary>How many would have been asked.</summary>
        public int Asked => Counts[AskFate.Asked];
    }

    /// <summary>Tries it.</summary>
    public async Task<Outcome<Tried>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Survey) is { } refusal) return refusal;

        var found = await Rule(who, request, stop);
        if (found.Failure is { } failure) return failure;
        if (request.Days is < 1 or > MostDays) return Fail.Wrong("days", "asking.range", 1, MostDays);
        var rule = found.Value;
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var counts = Enum.GetValues<AskFate>().ToDictionary(fate => fate, _ => 0);
        if (rule.Plan.Trigger == AskTrigger.Schedule)
        {
            foreach (var part in (await waves.Candidates(rule, rule.Wave + 1, now, stop)).Chunk(Bulk))
                if (counts[AskFate.Asked] < rule.Plan.SampleSize) await Count(rule, part, rule.Plan.SampleSize, counts, stop);
            return new Tried(now.AddDays(-rule.Plan.ActiveDays), now, counts, false);
        }
        var unit = (await units.Of([rule.Plan.UnitId], stop))[rule.Plan.UnitId];
        var from = now.AddDays(-request.Days);
        var (first, last) = await feed.Since(from, MostRows, stop);
        await foreach (var batch in feed.Between(first, last, from, stop))
            foreach (var part in batch.Where(one => AskCandidate.Fits(rule.Plan, unit.Path, one)).Select(AskCandidate.Of).Chunk(Bulk))
                await Count(rule, part, int.MaxValue, counts, stop);
        return new Tried(from, now, counts, last - first + 1 >= MostRows);
    }

    private async Task Count(AskingRule rule, AskCandidate[] part, int most, Dictionary<AskFate, int> counts, CancellationToken stop)
    {
        var group = await people.Of(rule.Plan, [.. part.Select(one => one.Customer).OfType<long>().Distinct()], stop);
        foreach (var one in part)
        {
            if (counts[AskFate.Asked] >= most) return;
            // As it would have been then: at the end of the encounter.
            var fate = AskingChoice.Of(rule.Id, rule.Plan, one.Key, group.Of(one.Customer, one.EndedUtc), people.Most, one.WordOf);
            if (fate == AskFate.Asked) group.Note(one.Customer!.Value, one.EndedUtc);
            counts[fate]++;
        }
    }

    private async Task<Outcome<AskingRule>> Rule(Actor who, Request request, CancellationToken stop)
    {
        if (request.Id is { } id)
        {
            var kept = await change.Find(who, Verb.Update, request.SurveyId, id, null, stop);
            return kept.Then(one => one.Rule);
        }
        var survey = await surveys.Find(who, Verb.Update, request.SurveyId, null, stop);
        if (survey.Failure is { } failure) return failure;
        if (request.Plan is not { } plan) return Fail.Wrong("plan", "form.required");
        if (await change.Check(who, plan, stop) is { } wrong) return wrong;
        return new AskingRule { Id = Guid.Empty, SurveyId = survey.Value.Survey.Id, Plan = plan, CreatedUtc = clock.GetUtcNow().UtcDateTime };
    }
}
