using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Tangent.App.Access;

namespace Tangent.Web.Security;

/// <summary>Challenges that wait for a device's answer: each for one browser and its session, for one purpose, for one use.</summary>
/// <remarks>One server owns a database, so they wait in this process; a restart forgets them and the person asks again.</remarks>
sealed class PasskeyQuestions(TimeProvider clock)
{
    private const string Cookie = "tangent-passkey";

    // Visitors may ask without an answer ever coming: beyond this many the oldest are forgotten.
    private const int Most = 10_000;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, Question> waiting = new(StringComparer.Ordinal);

    /// <summary>Keeps the challenge and gives the browser the name under which it waits.</summary>
    public void Ask(HttpContext http, string purpose, Guid? session, string? state)
    {
        var now = clock.GetUtcNow();
        Sweep(now);
        var name = OneTimeSecret.NewToken();
        waiting[name] = new(purpose, session, state ?? "", now + Life);
        http.Response.Cookies.Append(Cookie, name, Options(http));
    }

    /// <summary>Takes this browser's challenge out; null when it is used, too old, or of another purpose or session.</summary>
    public string? Take(HttpContext http, string purpose, Guid? session)
    {
        http.Response.Cookies.Delete(Cookie, Options(http));
        return http.Request.Cookies[Cookie] is { } name && waiting.TryRemove(name, out var question)
            && question.Purpose == purpose && question.Session == session && question.Ends > clock.GetUtcNow()
                ? question.State
                : null;
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (name, _) in waiting.Where(one => one.Value.Ends <= now)) waiting.TryRemove(name, out _);
        if (waiting.Count < Most) return;
        foreach (var (name, _) in waiting.OrderBy(one => one.Value.Ends).Take(Most / 10)) waiting.TryRemove(name, out _);
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = "/",
        IsEssential = true,
    };

    private sealed record Question(string Purpose, Guid? Session, string State, DateTimeOffset Ends);
}
