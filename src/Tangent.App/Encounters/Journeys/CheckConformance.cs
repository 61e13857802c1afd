using System.Security.Cryptography;
using Tangent.Analytics;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Encounters.Journeys;

/// <summary>How journeys keep to what is meant: a path that is named, or a net from a BPMN or PNML file.</summary>
public sealed class CheckConformance(JourneyReading reading)
{
    private const int LongestPath = 100;

    /// <summary>What to hold against what.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Path">Keys of touchpoints in the order that is meant; null where a net is given.</param>
    /// <param name="Net">A BPMN or PNML file; null where a path is given. Steps are known by code, name or word.</param>
    public sealed record Request(JourneyFilter? Filter, Items<string>? Path = null, byte[]? Net = null);

    /// <summary>A deviation.</summary>
    /// <param name="Stop">At which touchpoint.</param>
    /// <param name="Kind">Left out or added.</param>
    /// <param name="IsMoved">Left out at one place and added at another: in the wrong order.</param>
    /// <param name="Journeys">Journeys that have it.</param>
    public sealed record Off(JourneyStop Stop, DeviationKind Kind, bool IsMoved, int Journeys);

    /// <summary>What came out.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Method">Edit for a path, alignment for a net.</param>
    /// <param name="Journeys">Journeys that were looked at.</param>
    /// <param name="Untold">Journeys of which it could not be told.</param>
    /// <param name="MeanFitness">Mean fitness, 0 to 1, or why it cannot be told.</param>
    /// <param name="Keeping">Share of journeys that keep to it wholly, or why it cannot be told.</param>
    /// <param name="Replay">Fitness of all journeys together by token replay, or why it cannot be told.</param>
    /// <param name="Deviations">Deviations, those of most journeys first.</param>
    /// <param name="Unknown">Steps that are meant and that the log never names.</param>
    public sealed record Kept(JourneyBasis Basis, ConformanceMethod Method, int Journeys, int Untold, Answer MeanFitness, Answer Keeping, Answer Replay,
        IReadOnlyList<Off> Deviations, IReadOnlyList<string> Unknown);

    /// <summary>Holds the journeys that the actor may see against it.</summary>
    public async Task<Outcome<Kept>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } refusal) return refusal;

        if ((request.Path is null) == (request.Net is null)) return Fail.Wrong("path", "journeys.path-or-net");
        if (request.Path is { Count: 0 or > LongestPath }) return Fail.Wrong("path", "journeys.range", 1, LongestPath);
        NamedNet? named = null;
        if (request.Net is { } file)
        {
            var net = NetFile.Read(file);
            if (net.Failure is { } wrong) return wrong;
            named = net.Value;
        }
        var meant = named ?? new(BlueprintNet.Line([.. Enumerable.Range(0, request.Path!.Count)]), request.Path);
        var what = request.Net is { } bytes ? Convert.ToHexString(SHA256.HashData(bytes)) : string.Join('\n', request.Path!);
        return await reading.Ask<Kept>(who, request.Filter, (nameof(CheckConformance), named is null, what),
            journeys => Hold(journeys, meant, named is null), stop);
    }

    private static Kept Hold(OpenJourneys journeys, NamedNet meant, bool isPath)
    {
        var flow = FlowSummary.Of(journeys.Log, FlowParts.Variants);
        // Steps that the log does not know get numbers behind its own, so that they are missed.
        List<JourneyStop> stops = [.. journeys.Stops];
        List<string> unknown = [];
        int[] numbers = [.. meant.Names.Select(Number)];
        var steps = meant.Net.Steps.Select(step => step with { Touchpoint = step.Touchpoint < 0 ? -1 : numbers[step.Touchpoint] });
        var net = meant.Net with { Steps = [.. steps] };
        var variants = journeys.Variants(flow, Conformance.MostVariants);
        var answer = isPath ? Conformance.Of(variants, [numbers]) : Conformance.Of(variants, net);
        var replay = TokenReplay.Of(variants, net);
        var basis = journeys.MadeFrom(flow);
        var method = isPath ? ConformanceMethod.Edit : ConformanceMethod.Alignment;
        if (answer is not Conformance kept) return new(basis, method, 0, 0, answer, answer, replay, [], unknown);
        return new(basis, method, kept.Journeys, kept.Untold, kept.MeanFitness, kept.Keeping, replay,
            [.. kept.Deviations.Select(one => new Off(stops[one.Touchpoint], one.Kind, one.IsMoved, one.Journeys))], unknown);

        int Number(string name)
        {
            int at = stops.FindIndex(stop => stop.Key.Equals(name, StringComparison.OrdinalIgnoreCase) || stop.NameZh == name || stop.NameEn == name);
            if (at >= 0) return at;
            unknown.Add(name);
            stops.Add(new($"~{name}", null, name, name));
            return stops.Count - 1;
        }
    }
}
