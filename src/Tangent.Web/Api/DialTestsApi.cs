using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Standards.DialTests;
using Tangent.Domain;
using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Standards.Menus;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Words;

namespace Tangent.Web.Api;

/// <summary>Tests of machines: cases, their runs, what they say.</summary>
public static class DialTestsApi
{
    public static void MapDialTests(this IEndpointRouteBuilder api)
    {
        var tests = api.MapGroup("/dial-tests").WithTags("DialTests").RequireAuthorization("api");
        tests.MapGet("", List).Queries<WallQuery>();
        tests.MapPost("", Add).Accepts<CaseBody>("application/json").Produces<DeliveryApi.IdJson>(201);
        tests.MapPost("/make", Make).Accepts<MakeBody>("application/json");
        tests.MapGet("/figures", Figures).Queries<FigureQuery>();
        tests.MapGet("/{id:guid}", One);
        tests.MapPut("/{id:guid}", Edit).Accepts<CaseBody>("application/json");
        tests.MapPost("/{id:guid}/runs", Record).Accepts<RunBody>("application/json");
        tests.MapPost("/{id:guid}/try", Try);
        tests.MapDelete("/{id:guid}", Retire).Produces(204);
    }

    /// <summary>The results wall: cases by number with their last runs and their open defect.</summary>
    public static async Task<IResult> List(ApiQuery<WallQuery> query, ListCases act, Reply reply, CancellationToken stop) =>
        query.Read.Failure is { } wrong ? reply.Refuse(wrong, StatusCodes.Status400BadRequest)
            : reply.Answer(await act.Run(reply.Who, new(query.Read.Value.Filter), stop), listed => new { data = listed.Rows.Select(Shape) });

    /// <summary>Add a case.</summary>
    public static Task<IResult> Add(ApiBody<CaseBody> body, AddCase act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(asked.UnitId, asked.Terms), stop), id => new DeliveryApi.IdJson(id), StatusCodes.Status201Created);

    /// <summary>Make cases from menus and clauses, tier by tier; what people changed stays. With `dryRun` nothing is written.</summary>
    public static Task<IResult> Make(ApiBody<MakeBody> body, MakeCases act, Words.Words words, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(words.Cases(), asked.DryRun ?? false), stop), made => made);

    /// <summary>Scores of the runs of some days, by channel, with how often each way of going wrong.</summary>
    public static async Task<IResult> Figures(ApiQuery<FigureQuery> query, MeasureDialTests act, InsightJson json, Reply reply, CancellationToken stop) =>
        query.Read.Failure is { } wrong ? reply.Refuse(wrong, StatusCodes.Status400BadRequest)
            : reply.Answer(await act.Run(reply.Who, new(query.Read.Value.Filter, query.Read.Value.Days ?? 90), stop), measured => new
            {
                measured.FromUtc,
                measured.Runs,
                all = Scores(measured.All, json),
                channels = measured.Channels.Select(one => Scores(one, json)),
                mismatches = measured.Kinds.Select(one => new { kind = one.Kind, count = one.Count }),
                days = measured.Days,
            });

    /// <summary>Show a case with its runs and defects; its version stands in the ETag.</summary>
    public static async Task<IResult> One(Guid id, ShowCase act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), shown => new { test = Shape(shown.Row), shown.Defects }, shown => shown.Row.Case.Version);

    /// <summary>Change a case, on the version named by If-Match.</summary>
    public static Task<IResult> Edit(Guid id, ApiBody<CaseBody> body, EditCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, (asked, version) => act.Run(reply.Who, new(id, asked.Terms, version), stop), () => One(id, show, reply, stop));

    /// <summary>Enter a run. The same `key` again is the same run and answers `isNew` false.</summary>
    public static Task<IResult> Record(Guid id, ApiBody<RunBody> body, RecordRun act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, asked.Request(id), stop), isNew => new { isNew });

    /// <summary>Ask the page of a case now.</summary>
    public static async Task<IResult> Try(Guid id, TryPage act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), run => run);

    /// <summary>Take a case out of use; its runs stay.</summary>
    public static Task<IResult> Retire(Guid id, RetireCase act, Reply reply, CancellationToken stop) => reply.Did(act.Run(reply.Who, new(id), stop));

    private static object Shape(CaseRow row) => new
    {
        row.Case.Id,
        row.Case.Code,
        unit = row.Unit.Code,
        row.Case.Terms,
        row.Case.IsOrphan,
        row.Case.RetiredUtc,
        row.Case.NextUtc,
        row.Case.Version,
        defect = row.Open,
        runs = row.Last,
    };

    private static object Scores(MeasureDialTests.ChannelScores one, InsightJson json) => new
    {
        one.Channel,
        connected = json.Figure(one.Scores.Connected),
        mismatched = json.Figure(one.Scores.Mismatched),
        dialMedian = json.Figure(one.Scores.DialMedian),
        dialNinth = json.Figure(one.Scores.DialNinth),
        depth = json.Figure(one.Scores.Depth),
        humanMedian = json.Figure(one.Scores.HumanMedian),
        humanNinth = json.Figure(one.Scores.HumanNinth),
        took = json.Figure(one.Scores.Took),
        errors = json.Figure(one.Scores.Errors),
        sus = json.Figure(one.Sus),
        umuxLite = json.Figure(one.UmuxLite),
    };

    /// <summary>What the wall is narrowed to.</summary>
    public sealed record WallQuery(string? Q, TestKind? Kind, Caller? Caller, string? Plan, OnOff? Failing)
    {
        internal CaseFilter Filter => new(Q, Kind, Caller, Plan, Answers.Claim(Failing) == true);
    }

    /// <summary>Of which cases, of how many days back.</summary>
    public sealed record FigureQuery(TestKind? Kind, Caller? Caller, string? Plan, int? Days)
    {
        internal CaseFilter Filter => new(null, Kind, Caller, Plan);
    }

    /// <summary>Whether nothing shall be written.</summary>
    public sealed record MakeBody(bool? DryRun);

    /// <summary>A run as it is sent; without `mismatch` it went as expected.</summary>
    public sealed record RunBody(DateTime? Started, Mismatch? Mismatch, decimal? DialSeconds, decimal? HumanSeconds, decimal? TookSeconds, int? Steps,
        int? Errors, IReadOnlyList<int>? Usability, string? Note, string? Key)
    {
        internal RecordRun.Request Request(Guid id) => new(id, Started?.ToUniversalTime(), Mismatch)
        {
            DialSeconds = DialSeconds,
            HumanSeconds = HumanSeconds,
            TookSeconds = TookSeconds,
            Steps = Steps,
            Errors = Errors,
            Usability = Usability,
            Note = Note,
            Key = Key,
        };
    }

    /// <summary>A case as it is sent.</summary>
    public sealed record CaseBody(Guid? UnitId, string? Name, string? Plan, TestKind? Kind, string? Touchpoint, ContactChannel? Channel, Caller? Caller,
        TimeOnly? At, string? Url, int? Status, string? Contains, string? Lacks, int? Redirects, int? EveryMinutes, string? Number, string? Keys,
        IReadOnlyList<string>? Steps, string? Expected, decimal? MostSeconds)
    {
        internal TestTerms Terms => new()
        {
            Name = Name?.Trim() ?? "",
            Plan = Plan,
            Kind = Kind ?? (TestKind)(-1),
            Touchpoint = Touchpoint?.Trim() ?? "",
            Channel = Channel ?? (ContactChannel)(-1),
            Caller = Caller,
            At = At,
            Url = Url,
            Status = Status ?? 200,
            Contains = Contains,
            Lacks = Lacks,
            Redirects = Redirects ?? 0,
            EveryMinutes = EveryMinutes,
            Number = Number,
            Keys = Keys,
            Steps = (Steps ?? []).ToItems(),
            Expected = Expected,
            MostSeconds = MostSeconds,
        };
    }
}
