using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Surveys.Calls;

/// <summary>How a call ended.</summary>
public enum CallEnd
{
    /// <summary>The customer answered the questions.</summary>
    Answered,

    /// <summary>Nobody took the call.</summary>
    NoAnswer,

    /// <summary>The customer wants to be called at another time.</summary>
    CallBack,

    /// <summary>The customer does not want to be asked.</summary>
    Refused,

    /// <summary>The number is nobody's, or somebody else's.</summary>
    WrongNumber,
}

/// <summary>Says how a call ended; answers become a response of channel phone with its interviewer.</summary>
public sealed class EndCall(Db db, CallList list, AskingFacts facts, ResponseLine queue, TimeProvider clock)
{
    /// <summary>Calls after which a customer who never answers is left alone.</summary>
    public const int MostTries = 5;

    /// <summary>How it ended.</summary>
    /// <param name="Id">About which survey.</param>
    /// <param name="Call">Which call.</param>
    /// <param name="End">How it ended.</param>
    /// <param name="CallBackUtc">When to call again, for <see cref="CallEnd.CallBack"/>.</param>
    /// <param name="Told">Answers by cell, for <see cref="CallEnd.Answered"/>.</param>
    /// <param name="Language">In which language the customer was asked; null: the first of the survey.</param>
    /// <param name="Seconds">How long the interview took.</param>
    public sealed record Request(Guid Id, Guid Call, CallEnd End, DateTime? CallBackUtc = null, IReadOnlyDictionary<string, string>? Told = null,
        string? Language = null, int Seconds = 0);

    private const int HoursToNextTry = 4, MostDaysAhead = 60;

    /// <summary>Ends it.</summary>
    public async Task<Outcome<CallState>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Import, Kind.Survey) is { } refusal) return refusal;

        var found = await list.Find(who, request.Id, request.Call, stop);
        if (found.Failure is { } failure) return failure;
        var held = found.Value;
        var call = held.Call;
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        if (!Enum.IsDefined(request.End)) return Fail.Wrong("end", "form.not-a-choice");
        if (request.End == CallEnd.CallBack && !(request.CallBackUtc > now && request.CallBackUtc < now.AddDays(MostDaysAhead)))
            return Fail.Wrong("callBack", "calls.call-back", MostDaysAhead);
        if (request.End is CallEnd.Answered or CallEnd.Refused && await Send(who, request, held, now, stop) is { } wrong) return wrong;

        (call.HeldUntilUtc, call.EndedUtc) = (null, now);
        call.State = request.End switch
        {
            CallEnd.Answered => CallState.Answered,
            CallEnd.Refused => CallState.Refused,
            CallEnd.WrongNumber => CallState.GivenUp,
            CallEnd.NoAnswer when call.Tries >= MostTries => CallState.GivenUp,
            _ => CallState.Waiting,
        };
        if (call.State == CallState.Waiting) call.DueUtc = request.CallBackUtc ?? now.AddHours(HoursToNextTry);
        // Who is not called again needs no number any more.
        else call.Phone = null;
        return await db.Commit(stop) is { } trouble ? trouble : call.State;
    }

    private async Task<Fail?> Send(Actor who, Request request, CallList.Held held, DateTime now, CancellationToken stop)
    {
        var (survey, call) = (held.Survey, held.Call);
        var document = (await facts.Document(survey.Id, survey.Published, stop))!.AsEntered();
        var read = request.End == CallEnd.Refused ? new GivenAnswers() : AnswerReading.Whole(document, request.Told ?? new Dictionary<string, string>());
        if (read.Failure is { } wrong) return wrong;
        if (request.End == CallEnd.Answered && !read.Value.All.Any()) return Fail.Wrong("answers", "surveys.answer-none");
        var link = new AskedLink(Guid.Empty, survey.Id, LinkKind.Open, AskChannel.Phone, call.Touchpoint, call.Unit, call.Customer, call.Journey, null);
        var sent = await queue.Take(new(new(link, survey.Published, document, held.Unit.TimeZone, true), $"c{call.Id:N}", null, read.Value,
            request.End == CallEnd.Refused, AskChannel.Phone, document.Languages.Contains(request.Language ?? "") ? request.Language! : document.Languages[0],
            now, Math.Clamp(request.Seconds, 0, 24 * 3600), who.Id), stop);
        return sent.Failure;
    }
}
