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

/// <summary>Answers questions about what an actor may see; the same question about the same log and feedback has the same answer.</summary>
public sealed class Diagnosing(JourneyReading reading, JudgementFacts judgements, TouchpointNames names, CustomerMerges merges, DiagnosesAtWork atWork,
    JoinedMemory memory)
{
    private const double Level = 0.95;

    /// <summary>The answer, or that it is still being made.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="patience">How long to wait; null: until it is made.</param>
    /// <param name="stop">Ends the question.</param>
    internal Task<Outcome<T>> Of<T>(Actor who, InsightQuestion<T> question, TimeSpan? patience, CancellationToken stop) where T : class =>
        question.Wrong is { } wrong ? Task.FromResult<Outcome<T>>(wrong) : Ask(who, question.Filter, question, patience, question.Answer, stop);

    /// <summary>The diagnosis of a selection, or that it is still being made.</summary>
    internal Task<Outcome<Diagnosis>> Of(Actor who, DiagnosisQuestion question, TimeSpan? patience, CancellationToken stop) =>
        Of<Diagnosis>(who, question, patience, stop);

    /// <summary>Computes an answer on a selection, or says that it is still being made.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="filter">Which journeys; all of them when null.</param>
    /// <param name="what">What is asked: a value that equals another one when the same is asked.</param>
    /// <param name="patience">How long to wait; null: until it is made.</param>
    /// <param name="compute">Computes the answer from the selection alone.</param>
    /// <param name="stop">Ends the question.</param>
    internal Task<Outcome<T>> Ask<T>(Actor who, JourneyFilter? filter, object what, TimeSpan? patience, Func<JoinedJourneys, Outcome<T>> compute,
        CancellationToken stop) where T : class => patience is { } limit
            ? atWork.Of<Diagnosing, T>(who, (what, filter ?? new()), one => one.Ask(who, filter, what, compute, CancellationToken.None), limit, stop)
            : Ask(who, filter, what, compute, stop);

    /// <summary>Computes an answer on a selection, however long it takes.</summary>
    internal async Task<Outcome<T>> Ask<T>(Actor who, JourneyFilter? filter, object what, Func<JoinedJourneys, Outcome<T>> compute, CancellationToken stop)
        where T : class
    {
        var said = await judgements.All(stop);
        var words = await SaidWords.Of(who, said, names, merges, stop);
        return await reading.Ask(who, filter, (what, said.Version, words.Mark), journeys =>
        {
            var joining = new JoinedJudgements(journeys, said, words);
            var (joined, basis) = joining.Join(memory);
            var flow = FlowSummary.Of(journeys.Log, FlowParts.Counts);
            var units = journeys.UnitWords.ToDictionary(word => word.Value, word => UnitOf(word.Key, journeys));
            for (int i = 0; i < said.Units.Count; i++) units.TryAdd(joining.UnitNumbers[i], UnitOf(said.Units[i], journeys));
            return compute(new(journeys, joined, flow, new(journeys.MadeFrom(flow), basis, filter ?? new(),
                joined.Table.PrintedScale(true), joined.Table.PrintedScale(false), Level), units, joining));
        }, stop);
    }

    /// <summary>Computes an answer on journeys whose encounters carry what was said of them.</summary>
    internal async Task<Outcome<T>> AskScored<T>(Actor who, JourneyFilter? filter, object what, Func<OpenJourneys, JourneyLog, Scale?, Outcome<T>> compute,
        CancellationToken stop) where T : class
    {
        var said = await judgements.All(stop);
        var words = await SaidWords.Of(who, said, names, merges, stop);
        return await reading.Ask(who, filter, (what, said.Version, words.Mark), journeys =>
        {
            var (log, scale) = new JoinedJudgements(journeys, said, words).Scored(memory);
            return compute(journeys, log, scale);
        }, stop);
    }

    /// <summary>Why an actor may not ask; null where it may: who asks sees encounters and what was said of them.</summary>
    internal static Fail? Refusal(Actor who) => who.Lacks(Verb.Read, Kind.Encounter) ?? who.Lacks(Verb.Read, Kind.Feedback);

    private static InsightUnit UnitOf(string word, OpenJourneys journeys) => journeys.Units.TryGetValue(word, out var unit)
        ? new(unit.Id, unit.Code, unit.NameZh, unit.NameEn) : new(null, word, word, word);
}
