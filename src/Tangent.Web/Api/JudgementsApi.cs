using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Feedback;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Feedback;
using Tangent.Web.Words;

namespace Tangent.Web.Api;

/// <summary>Feedback: judgements in.</summary>
public static class JudgementsApi
{
    public static void MapJudgements(this IEndpointRouteBuilder api) =>
        api.MapGroup("/judgements").WithTags("Feedback").RequireAuthorization("api")
            .MapPost("/batch", Append).Accepts<JudgementBatchJson>("application/json").Produces<JudgementsAppendedJson>();

    /// <summary>
    /// Add up to 10,000 judgements of one source. Answered means durable; the same externalId again is the same judgement: unchanged,
    /// or corrected. Without an externalId the same words again are the same judgement. Rows that are wrong are set aside.
    /// </summary>
    public static async Task<IResult> Append(ApiBody<JudgementBatchJson> body, AppendJudgements act, ProblemWords words, Reply reply, CancellationToken stop)
    {
        if (body.Read.Failure is { } unread) return reply.Refuse(unread, body.Status);
        var batch = body.Read.Value;
        if (batch.Judgements is null) return reply.Refuse(Fail.Wrong("judgements", "form.required"));
        var appended = await act.Run(reply.Who, new(batch.Source, [.. batch.Judgements.Select(Entry)]), stop);
        if (appended.Failure is { } failure) return reply.Refuse(failure);
        var (fates, problems) = appended.Value;
        int Count(JudgementFate fate) => fates.Count(one => one == fate);
        return Results.Json(new JudgementsAppendedJson(Count(JudgementFate.Stored), Count(JudgementFate.Unchanged), Count(JudgementFate.Corrected),
            Count(JudgementFate.Rejected), [.. fates.Select(fate => JsonNamingPolicy.CamelCase.ConvertName(fate.ToString()))],
            [.. problems.OrderBy(problem => problem.Row).Select(problem =>
                new EncountersApi.RowProblem(problem.Row!.Value, problem.Field, problem.Code, words.Of(problem)))]), ApiJson.Options);
    }

    private static JudgementEntry Entry(JudgementJson told) => new()
    {
        ExternalId = told.ExternalId ?? AppendJudgements.NameOf(JsonSerializer.Serialize(told, ApiJson.Options)),
        Journey = told.Case,
        Touchpoint = told.Touchpoint,
        Score = told.Score,
        Scale = told.Scale,
        Instrument = told.Instrument ?? Instrument.Other,
        Comment = told.Comment,
        GivenUtc = told.Time?.UtcDateTime,
        Customer = told.Customer,
        Phone = told.Phone,
        OpenId = told.OpenId,
        Email = told.Email,
        Unit = told.Unit,
        Tier = told.Tier,
        Weight = told.Weight ?? 1,
    };

    /// <summary>A batch as it is sent.</summary>
    /// <param name="Source">The system that tells it, 1 to 80 characters.</param>
    /// <param name="Judgements">Up to 10,000.</param>
    public sealed record JudgementBatchJson(string? Source, IReadOnlyList<JudgementJson>? Judgements);

    /// <summary>A judgement as it is sent; without a touchpoint it is of the whole journey.</summary>
    public sealed record JudgementJson(string? ExternalId, string? Case, string? Touchpoint, double? Score, string? Scale, Instrument? Instrument,
        string? Comment, DateTimeOffset? Time, string? Customer, string? Phone, string? OpenId, string? Email, string? Unit, CustomerTier? Tier,
        double? Weight);

    /// <summary>What became of a batch.</summary>
    /// <param name="Stored">New.</param>
    /// <param name="Unchanged">There already.</param>
    /// <param name="Corrected">There otherwise; now they say this.</param>
    /// <param name="Rejected">Set aside.</param>
    /// <param name="Results">Per judgement, in order.</param>
    /// <param name="Problems">Why judgements were set aside.</param>
    public sealed record JudgementsAppendedJson(int Stored, int Unchanged, int Corrected, int Rejected, IReadOnlyList<string> Results,
        IReadOnlyList<EncountersApi.RowProblem> Problems);
}
