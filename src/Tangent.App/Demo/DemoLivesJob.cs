using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery.Published;
using Tangent.App.Standards.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Demo;

/// <summary>Loads the demo company's customers, what they met with, what they said of it, what became of that and what observers saw,
/// while the server answers already.</summary>
/// <remarks>The world is made again after an interruption, the same as before; what is in the log already changes nothing.</remarks>
sealed class DemoLivesJob(CustomerLoader customers, EncounterLoader encounters, FeedbackLoader feedback, VoiceLoader voices,
    SurveyLoader surveys, ObservedLoader observed, TestLoader tests, CaseLoader cases, ValueLoader values,
    PrivacyLoader privacy) : IJob
{
    /// <summary>Stored name of this kind of job.</summary>
    public const string Name = "demo-lives";

    // Large: the pages of the index by external id are then written few times. Small enough that other writers wait a second.
    private const int Bulk = 50_000;

    /// <summary>What is asked for.</summary>
    /// <param name="Customers">How many customers.</param>
    public sealed record Request(int Customers);

    /// <summary>Where to go on.</summary>
    /// <param name="Encounters">Encounters that are loaded.</param>
    /// <param name="Judgements">Answers that are loaded.</param>
    public sealed record Place(int Encounters, int Judgements = 0);

    public string Type => Name;

    public async Task<Outcome<string>> Run(JobRun run, CancellationToken stop)
    {
        try
        {
            return await Load(run, stop);
        }
        finally
        {
            // The world is some 200 MB that nobody needs any more; left alone they would stay for hours in a quiet server.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private async Task<Outcome<string>> Load(JobRun run, CancellationToken stop)
    {
        var (done, said) = run.Checkpoint<Place>() ?? new(0);
        var world = World.Make(new(Customers: run.Request<Request>().Customers, Threads: 1));
        int total = world.Encounters.Length;
        await run.Report(done, total, new Place(done, said), stop);
        if (done == 0 && await customers.Add(Actor.System, DemoCustomers.Of(world), stop) is { } trouble) return trouble;
        foreach (var part in world.InTimeOrder().Skip(done).Chunk(Bulk))
        {
            foreach (var same in DemoEncounters.Of(world, part).GroupBy(one => one.Source))
            {
                if (await encounters.Add(Actor.System, same.Key, [.. same.Select(one => one.Entry)], stop) is { } failure) return failure;
            }
            done += part.Length;
            await run.Report(done, total, new Place(done), stop);
        }
        foreach (var part in DemoFeedback.Of(world).Skip(said).Chunk(Bulk))
        {
            if (await feedback.Add(Actor.System, DemoFeedback.Source, part, stop) is { } failure) return failure;
            said += part.Length;
            await run.Report(total, total, new Place(total, said), stop);
        }
        IReadOnlyList<VoiceToLoad> told = [.. DemoVoices.Of(world)];
        if (await voices.Add(Actor.System, DemoVoices.Source, told, stop) is { } unsaid) return unsaid;
        if (await surveys.Add(Actor.System, DemoSurveys.All(world), DemoSurveys.Of(world), stop) is { } unasked) return unasked;
        if (await observed.Add(Actor.System, DemoObservations.Of(world), stop) is { } unseen) return unseen;
        if (await cases.Add(Actor.System, DemoCases.Policy(), DemoCases.Of(world, told), stop) is { } unsolved) return unsolved;
        if (await tests.Add(Actor.System, DemoTests.All(WorldOptions.DemoSeed), stop) is { } untested) return untested;
        if (await values.Add(Actor.System, DemoCustomers.Policy, stop) is { } unvalued) return unvalued;
        if (await privacy.Add(Actor.System, DemoFiles.Privacy.Requests, stop) is { } unasking) return unasking;
        return total.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
