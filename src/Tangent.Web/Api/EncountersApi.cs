using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Encounters;
using Tangent.App.Encounters.Published;
using Tangent.Domain.Encounters;
using Tangent.Web.Words;

namespace Tangent.Web.Api;

/// <summary>Service encounters: batches in.</summary>
public static class EncountersApi
{
    public static void MapEncounters(this IEndpointRouteBuilder api)
    {
        var encounters = api.MapGroup("/encounters").WithTags("Encounters").RequireAuthorization("api");
        encounters.MapGet("", List).Queries<EncounterQuery>();
        encounters.MapPost("", Append).Accepts<EncounterBatchJson>("application/json").Produces<AppendedJson>();
    }

    /// <summary>List encounters in scope, those that began last first; of each its latest version.</summary>
    public static Task<IResult> List(ApiQuery<EncounterQuery> query, ListEncounters act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, asked.Request, stop), Shape);

    internal static object Shape(EncounterView row) => new
    {
        row.Sequence,
        row.Version,
        row.Source,
        row.ExternalId,
        row.Customer,
        row.TouchpointWord,
        touchpoint = row.Touchpoint,
        unit = row.UnitWord,
        unitId = row.Unit?.Id,
        row.Employee,
        row.Channel,
        row.Outcome,
        row.StartedUtc,
        row.EndedUtc,
        row.WaitSeconds,
        row.Score,
        row.Scale,
        row.Journey,
        attributes = row.Attributes.ToDictionary(one => one.Name, one => one.Value),
        row.ReceivedUtc,
    };

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

    /// <summary>What a list of encounters can be asked: by the start, unit, touchpoint, and the words of the sources.</summary>
    public sealed record EncounterQuery(DateTimeOffset? From, DateTimeOffset? To, Guid? UnitId, Guid? TouchpointId, string? Channel,
        string? Outcome, string? Customer, string? Source, string? Cursor, int? Limit)
    {
        // What is no number is no customer's: 0 finds nothing.
        internal ListEncounters.Request Request => new(new(From?.UtcDateTime, To?.UtcDateTime, UnitId, TouchpointId, Channel, Outcome,
            Customer is null ? null : long.TryParse(Customer, out long number) ? number : 0, Source), new(Cursor, null, Limit));
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
