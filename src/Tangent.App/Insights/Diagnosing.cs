using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Surveys;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>What an insight was made from: every answer carries it.</summary>
/// <param name="Journeys">The journeys: how many, of which period, cut by what.</param>
/// <param name="Said">What was said of them.</param>
/// <param name="Filter">Which journeys were asked for.</param>
/// <param name="Overall">Scale of whole journeys on which gains and penalties are printed; null when none was judged.</param>
/// <param name="Touches">Scale of touchpoints on which means are printed; null when none was judged.</param>
/// <param name="Level">Confidence level of every interval.</param>
public sealed record InsightBasis(JourneyBasis Journeys, SaidBasis Said, JourneyFilter Filter, Scale? Overall, Scale? Touches, double Level);

/// <summary>A unit in an answer.</summary>
/// <param name="Id">The unit, or null where the source's word means none.</param>
/// <param name="Code">Its code, or the source's word.</param>
/// <param name="NameZh">Chinese name, or the word.</param>
/// <param name="NameEn">English name, or the word.</param>
public sealed record InsightUnit(Guid? Id, string Code, string NameZh, string NameEn);

/// <summary>The one diagnosis of a selection that all questions about it are answered from.</summary>
sealed record Diagnosis(InsightBasis Basis, Diagnosed Told, IReadOnlyList<JourneyStop> Stops, IReadOnlyDictionary<int, InsightUnit> Units);

/// <summary>Makes the diagnosis of what an actor may see; the same question about the same log and feedback has the same answer.</summary>
public sealed class Diagnosing(JourneyReading reading, JudgementFacts judgements, TouchpointNames names, CustomerMerges merges, DiagnosesAtWork atWork)
{
    /// <summary>The diagnosis of a selection, or that it is still being made.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="patience">How long to wait; null: until it is made.</param>
    /// <param name="stop">Ends the question.</param>
    internal Task<Outcome<Diagnosis>> Of(Actor who, DiagnosisQuestion question, TimeSpan? patience, CancellationToken stop) =>
        patience is { } limit ? atWork.Of(who, question, limit, stop) : Of(who, question, stop);

    /// <summary>The diagnosis of a selection.</summary>
    internal async Task<Outcome<Diagnosis>> Of(Actor who, DiagnosisQuestion question, CancellationToken stop)
    {
        var (filter, parts, target) = question;
        if (target is < 0 or > 1 || target is double.NaN) return Fail.Wrong("target", "insights.target-range");
        var said = await judgements.All(stop);
        var words = await SaidWords.Of(who, said, names, merges, stop);
        var rules = new DiagnosisRules(Target: target, ByUnit: true);
        return await reading.Ask<Diagnosis>(who, filter, (nameof(Diagnosing), said.Version, words.Mark, parts, target), journeys =>
        {
            var (joined, basis) = new JoinedJudgements(journeys, said, words).Join();
            var told = Diagnose.Of(journeys.Log, joined, rules, parts);
            var flow = FlowSummary.Of(journeys.Log, FlowParts.Counts);
            return new Diagnosis(new(journeys.MadeFrom(flow), basis, filter ?? new(), told.Overall, told.Touches, rules.Level), told, journeys.Stops,
                journeys.UnitWords.ToDictionary(word => word.Value, word => UnitOf(word.Key, journeys)));
        }, stop);
    }

    /// <summary>Why an actor may not ask; null where it may: who asks sees encounters and what was said of them.</summary>
    internal static Fail? Refusal(Actor who) => who.Lacks(Verb.Read, Kind.Encounter) ?? who.Lacks(Verb.Read, Kind.Feedback);

    private static InsightUnit UnitOf(string word, OpenJourneys journeys) => journeys.Units.TryGetValue(word, out var unit)
        ? new(unit.Id, unit.Code, unit.NameZh, unit.NameEn) : new(null, word, word, word);
}
