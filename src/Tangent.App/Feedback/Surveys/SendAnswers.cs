using System.Security.Cryptography;
using System.Text;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>
/// A customer sends answers, or declines. Durable when it is answered. One person counts once: by the link that is answered once, by the
/// form that was handed out, by the sign that the browser keeps, and where it keeps none by address and browser for a while.
/// </summary>
[OpenToVisitors("the link is the right to answer")]
public sealed class SendAnswers(OpenAsking open, ResponseLine queue, RecentSenders recent, ResponseFiles files, TimeProvider clock)
{
    /// <summary>What is sent.</summary>
    /// <param name="Token">End of the link's address.</param>
    /// <param name="Version">The version by which the person began.</param>
    /// <param name="Form">Name of the form that was handed out: sent twice it is one response.</param>
    /// <param name="Device">The sign that the browser keeps; null when it keeps none.</param>
    /// <param name="Language">In which language it was asked.</param>
    /// <param name="BeganUtc">When the form was handed out.</param>
    /// <param name="Told">Answers by cell.</param>
    /// <param name="IsDeclined">Whether the person does not want to answer.</param>
    /// <param name="File">Bytes of a photo or a voice message, or null.</param>
    /// <param name="Browser">Address and name of the browser, only to know it again for some minutes.</param>
    public sealed record Request(string? Token, int Version, string Form, string? Device, string Language, DateTime BeganUtc,
        IReadOnlyDictionary<string, string> Told, bool IsDeclined = false, string? Browser = null, byte[]? File = null);

    private const int LongestAnswer = 24 * 3600;

    /// <summary>Keeps it.</summary>
    public async Task<Outcome<Sent>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await open.Run(who, new(request.Token, request.Version, IsUnderWay: true), stop);
        if (found.Failure is { } failure) return failure;
        var asking = found.Value;
        var read = request.IsDeclined ? new GivenAnswers() : AnswerReading.Whole(asking.Document, request.Told);
        if (read.Failure is { } wrong) return wrong;
        if (!request.IsDeclined && request.File is not { Length: > 0 } && !read.Value.All.Any()) return Fail.Wrong("answers", "surveys.answer-none");

        bool isOpen = asking.Link.Kind == LinkKind.Open;
        var now = clock.GetUtcNow().UtcDateTime;
        var key = isOpen ? Submission.KeyOf(request.Form) : Submission.KeyOf(asking.Link.Id);
        // Who wants to keep no sign is known again by address and browser, for as long as somebody would press twice.
        if (isOpen && request.Device is null && !recent.IsFirst(asking.Link.SurveyId, request.Browser, key))
            return new Sent(false, ResponseOutcome.Complete);
        var kept = await files.Keep(who, asking, read.Value, request.IsDeclined ? null : request.File, stop);
        if (kept.Failure is { } refused) return refused;
        var submission = new Submission(asking, key, isOpen && request.Device is { } device ? Hash(device) : null, kept.Value, request.IsDeclined,
            asking.Link.Channel, Spoken(asking.Document, request.Language), now, (int)Math.Clamp((now - request.BeganUtc).TotalSeconds, 0, LongestAnswer));
        var sent = await queue.Take(submission with { NeedsOpenLink = true }, stop);
        if (sent.Failure is not null || !sent.Value.IsNew) await files.Drop(kept.Value, stop);
        return sent is { Failure: null, Value.IsOver: true } ? Fail.NotFound : sent;
    }

    private static string Spoken(SurveyDocument document, string language) =>
        document.Languages.Contains(language) ? language : document.Languages[0];

    private static string Hash(string device) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(device)).AsSpan(0, 16));
}

/// <summary>Who sent something lately without keeping a sign: salted hashes in memory, for ten minutes, never on disk.</summary>
public sealed class RecentSenders
{
    private const int Most = 100_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly byte[] salt = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, (string Key, long At)> seen = new(StringComparer.Ordinal);

    internal bool IsFirst(SurveyId survey, string? browser, string key)
    {
        var who = Convert.ToBase64String(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes($"{survey.Value} {browser}")));
        lock (gate)
        {
            if (seen.Count >= Most) Sweep();
            if (seen.TryGetValue(who, out var before) && TimeProvider.System.GetElapsedTime(before.At) < Window) return before.Key == key;
            seen[who] = (key, TimeProvider.System.GetTimestamp());
            return true;
        }
    }

    private void Sweep()
    {
        foreach (var (who, one) in seen.ToList())
            if (TimeProvider.System.GetElapsedTime(one.At) >= Window) seen.Remove(who);
        if (seen.Count >= Most) seen.Clear();
    }
}
