using Microsoft.AspNetCore.Http;
using Tangent.Domain;

namespace Tangent.Web.Api;

/// <summary>Answers of acts that are neither a list nor a versioned record.</summary>
static class Answers
{
    /// <summary>What came out, as JSON.</summary>
    public static IResult Answer<T>(this Reply reply, Outcome<T> outcome, Func<T, object> shape, int status = 200) =>
        outcome.Failure is { } failure
            ? reply.Refuse(failure)
            : Results.Json(shape(outcome.Value), ApiJson.Options, statusCode: status);

    /// <summary>204 when it is done.</summary>
    public static async Task<IResult> Did<T>(this Reply reply, Task<Outcome<T>> act) =>
        (await act).Failure is { } failure ? reply.Refuse(failure) : Results.NoContent();

    /// <summary>An act with a body: 204, or what the shape makes of it.</summary>
    public static async Task<IResult> Do<TBody, T>(
        this Reply reply, ApiBody<TBody> body, Func<TBody, Task<Outcome<T>>> act, Func<T, object>? shape = null, int status = 200)
        where TBody : class
    {
        if (body.Read.Failure is { } wrong) return reply.Refuse(wrong, body.Status);
        var outcome = await act(body.Read.Value);
        return shape is not null ? reply.Answer(outcome, shape, status)
            : outcome.Failure is { } failure ? reply.Refuse(failure) : Results.NoContent();
    }

    /// <summary>Keys of columns, with commas between; null when none is named.</summary>
    public static IReadOnlyList<string>? Columns(string? text) =>
        text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A yes or no of an address, or null when it is not there.</summary>
    public static bool? Claim(OnOff? asked) => asked is { } said ? said == OnOff.True : null;
}
