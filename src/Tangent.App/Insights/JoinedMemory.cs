using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Domain.Encounters;

namespace Tangent.App.Insights;

/// <summary>Judgements beside all journeys of a log, whichever of them count for a question.</summary>
/// <param name="Said">The judgements: first those that were given, then scores that came with encounters.</param>
/// <param name="Given">How many were given.</param>
/// <param name="Homeless">Judgements that fit to no journey.</param>
/// <param name="Unheard">Journeys of those whose touchpoint the log does not know.</param>
/// <param name="Outside">Journeys of those whose score lies outside its scale.</param>
/// <param name="Scores">What was said of single encounters, by row; made when somebody asks.</param>
sealed record JoinedAll(JudgementLog Said, int Given, int Homeless, IReadOnlyList<int> Unheard, IReadOnlyList<int> Outside, Lazy<JudgedScores> Scores)
{
    private readonly ConditionalWeakTable<FlowRanks, Lazy<FlowRanks>> ranks = [];

    /// <summary>Journeys whose encounters carry what was said of them.</summary>
    public JourneyLog Scored(JourneyLog log)
    {
        var scored = log with { Columns = log.Columns with { Scores = Scores.Value.ByRow } };
        return log.Ranks is not { } known ? scored : scored with { Ranks = ranks.GetValue(known, _ => new(() => known.Rescored(scored))).Value };
    }

    /// <summary>Those of the journeys that count.</summary>
    /// <param name="isChosen">Whether the journey at a place counts; null: all do.</param>
    /// <param name="seesAll">Whether the actor may know how many fit nowhere.</param>
    public (JudgementLog Log, SaidBasis Basis) Among(bool[]? isChosen, bool seesAll)
    {
        var said = isChosen is null ? Said : Said.Only(isChosen);
        int given = isChosen is null ? Given : CountOf(Said.Journeys.Span[..Given], isChosen);
        int ofJourneys = 0;
        foreach (int touchpoint in said.Touchpoints.Span[..given])
            if (touchpoint == Judgement.WholeJourney) ofJourneys++;
        int Lost(IReadOnlyList<int> places) => isChosen is null ? places.Count : places.Count(place => isChosen[place]);
        return (said, new(ofJourneys, said.Table.Count - ofJourneys, said.Table.Count - given, seesAll ? Homeless + Lost(Unheard) : null, Lost(Outside)));
    }

    private static int CountOf(ReadOnlySpan<int> journeys, bool[] isChosen)
    {
        int count = 0;
        foreach (int journey in journeys)
            if (isChosen[journey]) count++;
        return count;
    }
}

/// <summary>Judgements that were brought to their journeys lately, for each cut the newest: a question of another filter need not do it again.</summary>
public sealed class JoinedMemory
{
    private readonly ConcurrentDictionary<JourneyCut, (string State, Lazy<JoinedAll> Joined)> kept = new();

    /// <summary>The join of a state of log, feedback and words; made once however many ask.</summary>
    internal JoinedAll Of(JourneyCut cut, string state, Func<JoinedAll> make)
    {
        var own = kept.AddOrUpdate(cut, _ => (state, new(make)), (_, before) => before.State == state ? before : (state, new(make)));
        try
        {
            return own.Joined.Value;
        }
        catch
        {
            kept.TryRemove(new(cut, own));      // it may go well another time
            throw;
        }
    }
}
