using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Encounters;
using Tangent.Domain.Encounters;
using Tangent.Web.Words;

namespace Tangent.Web.Api;

/// <summary>Service encounters: batches in.</summary>
public static class EncountersApi
{
    public static void MapEncounters(this IEndpointRouteBuilder api)
    {
        var encounters = api.MapGroup("/encounters").WithTags("Encounters").RequireAuthorization("api");
        encounters.MapPost("", Append).Accepts<EncounterBatchJson>("application/json").Produces<AppendedJson>();
    }

    /// <summary>
    /// Add up to 10,000 encounters of one source. Answered means durable; the same externalId again is the same encounter:
    /// unchanged, or corrected by a further version. Rows that are wrong are set aside, the others go in.
    /// </summary>
    public static async Task<IResult> Append(EncounterBatch batch, AppendEncounters act, ProblemWords words, Reply reply, CancellationToken stop)
    {
        if (batch.Failure is { } unread) return reply.Refuse(unread, batch.Status);
        var appended = await act.Run(reply.Who, new(batch.Source, [.. batch.Entries.OfType<EncounterEntry>()]), stop);
        if (appended.Failure is { } failure) return reply.Refuse(failure);

        List<AppendState> states = [];
        List<int> rows = [];
        foreach (var entry in batch.Entries)
        {
            states.Add(entry is null ? AppendState.Rejected : appended.Value.States[rows.Count]);
            if (entry is not null) rows.Add(states.Count);
        }
        var problems = batch.Problems.Concat(appended.Value.Problems.Select(problem => problem with { Row = rows[problem.Row!.Value - 1] }))
            .OrderBy(problem => problem.Row);
        return Results.Json(new AppendedJson(states.Count(s => s == AppendState.Stored), states.Count(s => s == AppendState.Unchanged),
            states.Count(s => s == AppendState.Corrected), states.Count(s => s == AppendState.Rejected),
            [.. states.Select(state => JsonNamingPolicy.CamelCase.ConvertName(state.ToString()))],
            [.. problems.Select(problem => new RowProblem(problem.Row!.Value, problem.Field, problem.Code, words.Of(problem)))]), ApiJson.Options);
    }

    /// <summary>A batch as it is sent.</summary>
    /// <param name="Source">The system that tells it, 1 to 80 characters.</param>
    /// <param name="Encounters">Up to 10,000.</param>
    public sealed record EncounterBatchJson(string Source, IReadOnlyList<EncounterJson> Encounters);

    /// <summary>An encounter as it is sent; times are ISO 8601, without a zone they are UTC.</summary>
    public sealed record EncounterJson(string ExternalId, string Touchpoint, DateTimeOffset Started, DateTimeOffset? Ended, int? WaitSeconds,
        string? Customer, string? Unit, string? Employee, string? Channel, string? Outcome, double? Score, string? Scale, string? Journey,
        string? Phone, string? OpenId, string? Email, IReadOnlyDictionary<string, string>? Attributes);

    /// <summary>What became of a batch.</summary>
    /// <param name="Stored">New in the log.</param>
    /// <param name="Unchanged">There already.</param>
    /// <param name="Corrected">There otherwise: a further version.</param>
    /// <param name="Rejected">Set aside.</param>
    /// <param name="Results">Per encounter, in order.</param>
    /// <param name="Problems">Why encounters were set aside.</param>
    public sealed record AppendedJson(int Stored, int Unchanged, int Corrected, int Rejected, IReadOnlyList<string> Results,
        IReadOnlyList<RowProblem> Problems);

    /// <summary>What is wrong with an encounter.</summary>
    /// <param name="Row">Its place in the batch, from 1.</param>
    /// <param name="Field">The member, or null.</param>
    /// <param name="Code">Code of the problem.</param>
    /// <param name="Detail">The problem in words.</param>
    public sealed record RowProblem(int Row, string? Field, string Code, string Detail);
}
