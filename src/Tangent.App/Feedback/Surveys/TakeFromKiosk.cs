using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Answers of one person as a device has kept them, perhaps for hours without a network.</summary>
/// <param name="Id">The device's own random name for them, 32 hexadecimal digits: the same again is no second response.</param>
/// <param name="Version">The version that the device shows.</param>
/// <param name="Language">In which language it was asked.</param>
/// <param name="AgoSeconds">How long ago it was answered, by the device's clock: no clock needs to be right for that.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Answers">Answers by cell.</param>
public sealed record KioskAnswers(string? Id, int Version, string? Language, double AgoSeconds, double Seconds, IReadOnlyDictionary<string, string>? Answers);

/// <summary>Takes what a device at a touchpoint has collected. What it is told to be kept is durable, and it may forget it.</summary>
[OpenToVisitors("the link is the right to answer")]
public sealed class TakeFromKiosk(OpenKiosk open, ResponseLine queue, TimeProvider clock)
{
    /// <summary>Most answers of one request.</summary>
    public const int MostAtOnce = 50;

    private const int LongestDelay = 90 * 24 * 3600, LongestAnswer = 24 * 3600, IdLength = 32;

    /// <summary>What is sent.</summary>
    /// <param name="Token">End of the link's address.</param>
    /// <param name="Sent">The answers.</param>
    public sealed record Request(string? Token, IReadOnlyList<KioskAnswers?>? Sent);

    /// <summary>What became of them.</summary>
    /// <param name="Kept">Names of those that are kept, now or before: the device forgets them.</param>
    /// <param name="Refused">Names of those that will never be taken: the device forgets them too. What stands in neither list is sent again.</param>
    public sealed record Taken(IReadOnlyList<string> Kept, IReadOnlyList<string> Refused);

    /// <summary>Takes them.</summary>
    public async Task<Outcome<Taken>> Run(Actor who, Request request, CancellationToken stop)
    {
        var sent = request.Sent ?? [];
        if (sent.Count > MostAtOnce) return Fail.Wrong("sent", "form.too-many", MostAtOnce);
        if (sent.Any(one => one?.Id is not { Length: IdLength } id || !id.All(char.IsAsciiHexDigitLower))) return Fail.Wrong("sent", "form.required");
        var newest = await open.Run(who, new(request.Token), stop);
        if (newest.Failure is { } failure) return failure;

        List<string> refused = [];
        List<(string Id, Task<Outcome<Sent>> Fate)> waiting = [];
        foreach (var one in sent)
        {
            var asking = await open.Run(who, new(request.Token, one!.Version), stop);
            var read = AnswerReading.Whole(asking.Value.Document, one.Answers ?? new Dictionary<string, string>());
            if (read.Failure is not null || !read.Value.All.Any()) refused.Add(one.Id!);
            else waiting.Add((one.Id!, queue.Take(Submission(asking.Value, one, read.Value), stop)));
        }
        await Task.WhenAll(waiting.Select(one => one.Fate));
        return new Taken([.. waiting.Where(one => one.Fate.Result.Failure is null).Select(one => one.Id)], refused);
    }

    private Submission Submission(Asking asking, KioskAnswers told, GivenAnswers answers) => new(asking, $"k{asking.Link.Id:N}{told.Id}", null, answers, false,
        AskChannel.Kiosk, asking.Document.Languages.Contains(told.Language ?? "") ? told.Language! : asking.Document.Languages[0],
        clock.GetUtcNow().UtcDateTime.AddSeconds(-Bounded(told.AgoSeconds, LongestDelay)), (int)Bounded(told.Seconds, LongestAnswer));

    private static double Bounded(double told, double most) => double.IsFinite(told) ? Math.Clamp(told, 0, most) : 0;
}
