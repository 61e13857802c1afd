using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Tangent.App.Lists;
using Tangent.App.Repeats.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Web.Words;

namespace Tangent.Web.Api;

/// <summary>Turns what a use case gives into an answer of the API: the conventions of every endpoint in one place.</summary>
public sealed class Reply(IHttpContextAccessor accessor, CurrentActor current, ProblemWords words, RepeatableWrites repeats)
{
    /// <summary>Header by which a program may send a write again.</summary>
    public const string RepeatKey = "Idempotency-Key";

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>Who asks.</summary>
    public Actor Who => current.Who;

    /// <summary>A list: <c>data</c> with the rows, <c>meta.nextCursor</c> with where to go on.</summary>
    public async Task<IResult> List<TQuery, TRow>(ApiQuery<TQuery> query, Func<TQuery, Task<Outcome<Piece<TRow>>>> act, Func<TRow, object> shape)
        where TQuery : class
    {
        if (query.Read.Failure is { } wrong) return Refuse(wrong, StatusCodes.Status400BadRequest);
        var listed = await act(query.Read.Value);
        return listed.Failure is { } failure
            ? Refuse(failure)
            : Json(new { data = listed.Value.Items.Select(shape), meta = new { nextCursor = listed.Value.Next, previousCursor = listed.Value.Previous } });
    }

    /// <summary>A short list that comes whole: <c>data</c> with the rows.</summary>
    public IResult Whole<TRow>(Outcome<IReadOnlyList<TRow>> listed, Func<TRow, object> shape) =>
        listed.Failure is { } failure ? Refuse(failure) : Json(new { data = listed.Value.Select(shape) });

    /// <summary>An answer that has no version.</summary>
    public IResult Found<T>(Outcome<T> found, Func<T, object> shape) => found.Failure is { } failure ? Refuse(failure) : Json(shape(found.Value));

    /// <summary>One object, with its version as ETag.</summary>
    public IResult One<T>(Outcome<T> found, Func<T, object> shape, Func<T, int> version)
    {
        if (found.Failure is { } failure) return Refuse(failure);
        Http.Response.Headers.ETag = Tag(version(found.Value));
        return Json(shape(found.Value));
    }

    /// <summary>A question whose body says what is asked; it changes nothing.</summary>
    public async Task<IResult> Asked<TBody, T>(ApiBody<TBody> body, Func<TBody, Task<Outcome<T>>> act, Func<T, object> shape) where TBody : class
    {
        if (body.Read.Failure is { } wrong) return Refuse(wrong, body.Status);
        var answer = await act(body.Read.Value);
        return answer.Failure is { } failure ? Refuse(failure) : Json(shape(answer.Value));
    }

    /// <summary>A new object: 201 with its address. With an Idempotency-Key the same request again gets the same answer.</summary>
    public async Task<IResult> Made<TBody>(
        ApiBody<TBody> body, Func<TBody, Task<Outcome<Guid>>> act, Func<Guid, Task<Outcome<object>>> show) where TBody : class
    {
        if (body.Read.Failure is { } wrong) return Refuse(wrong, body.Status);
        var answer = Http.Request.Headers.TryGetValue(RepeatKey, out var key)
            ? await repeats.Once(Who, key.ToString(), body.Hash, Make, Http.RequestAborted)
            : await Make();
        if (answer.Failure is { } failure) return Refuse(failure);
        Http.Response.Headers.Location = answer.Value.Location;
        return Results.Text(answer.Value.Body, "application/json", Encoding.UTF8, answer.Value.Status);

        async Task<Outcome<KeptAnswer>> Make()
        {
            var made = await act(body.Read.Value);
            if (made.Failure is { } refused) return refused;
            var shown = await show(made.Value);
            return shown.Then(seen => new KeptAnswer(StatusCodes.Status201Created,
                JsonSerializer.Serialize(seen, ApiJson.Options), $"{Http.Request.Path}/{made.Value}"));
        }
    }

    /// <summary>A change of what the program has seen: If-Match is demanded (428), a version that is not the last is 412.</summary>
    public async Task<IResult> Changed<TBody>(
        ApiBody<TBody> body, Func<TBody, int, Task<Outcome<int>>> act, Func<Task<IResult>> show) where TBody : class
    {
        if (Expected is not { } version)
            return Refuse(Fail.Wrong("ifMatch", "api.if-match-missing"), StatusCodes.Status428PreconditionRequired);
        if (body.Read.Failure is { } wrong) return Refuse(wrong, body.Status);
        return (await act(body.Read.Value, version)).Failure is { } failure ? Refuse(failure) : await show();
    }

    /// <summary>An act on one object; If-Match is heeded when it is there.</summary>
    public async Task<IResult> Done<TBody>(
        ApiBody<TBody> body, Func<TBody, int?, Task<Outcome<int>>> act, Func<Task<IResult>> show) where TBody : class
    {
        if (body.Read.Failure is { } wrong) return Refuse(wrong, body.Status);
        return (await act(body.Read.Value, Expected)).Failure is { } failure ? Refuse(failure) : await show();
    }

    /// <summary>Why not, as problem details. What somebody else changed meanwhile is a failed precondition here.</summary>
    public IResult Refuse(Fail failure, int? status = null) => failure.ToProblem(Http, words,
        status ?? (failure.Problems[0].Code == "storage.changed-meanwhile" ? StatusCodes.Status412PreconditionFailed : null));

    // A tag that is not one of ours can match nothing: version 0 does not exist.
    private int? Expected => Http.Request.Headers.TryGetValue(HeaderNames.IfMatch, out var tag)
        ? int.TryParse(tag.ToString().Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 0
        : null;

    private static string Tag(int version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    private static IResult Json(object body) => Results.Json(body, ApiJson.Options);
}
