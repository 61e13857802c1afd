using Tangent.Analytics.Flow;
using Tangent.Domain.Encounters;
using Tangent.Storage.JourneyIndex;

namespace Tangent.App.Encounters.Journeys;

/// <summary>
/// What can be known once of all journeys of a large log, so that questions about a part of them need not sort: made meanwhile when a log
/// is asked for the second time, and given up when the log goes on.
/// </summary>
public sealed class JourneyRanks
{
    private readonly Lock gate = new();
    private readonly Dictionary<JourneyCut, Kept> kept = [];
    private Task making = Task.CompletedTask;

    /// <summary>Logs with fewer rows are sorted before anybody notices.</summary>
    public int FewestRows { get; set; } = 200_000;

    /// <summary>Ends when what is being made is there.</summary>
    public Task Made
    {
        get { lock (gate) return making; }
    }

    /// <summary>What is known of all journeys by now; null where it is not worth while or not there yet.</summary>
    /// <param name="hold">The index.</param>
    /// <param name="all">All its journeys, cut at the usual gap.</param>
    /// <param name="meaning">What its words mean.</param>
    internal FlowRanks? Of(IndexHold hold, JourneyLog all, string meaning)
    {
        if (hold.File.Rows < FewestRows) return null;
        var state = (hold.File.Version, meaning);
        lock (gate)
        {
            if (!kept.TryGetValue(hold.File.Cut, out var known) || known.State != state)
            {
                kept[hold.File.Cut] = new(state);
                return null;
            }
            if (known is { IsBegun: false } && making.IsCompleted && hold.Again() is { } own)
            {
                known.IsBegun = true;
                making = Task.Run(() =>
                {
                    using (own) known.Ranks = FlowRanks.Of(all);
                    // A gigabyte that was needed for a few seconds would else be kept until questions have left as much behind.
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                });
            }
            return known.Ranks;
        }
    }

    private sealed record Kept((string Version, string Meaning) State)
    {
        private volatile FlowRanks? ranks;

        public bool IsBegun { get; set; }

        public FlowRanks? Ranks
        {
            get => ranks;
            set => ranks = value;
        }
    }
}
