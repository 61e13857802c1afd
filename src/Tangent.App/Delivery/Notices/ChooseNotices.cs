using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Storage.Delivery;

namespace Tangent.App.Delivery.Notices;

/// <summary>A person chooses what they are told, what by e-mail as well, and when no e-mail comes.</summary>
public sealed class ChooseNotices(Db db)
{
    /// <summary>The choice.</summary>
    /// <param name="Told">Kinds that are told in the app.</param>
    /// <param name="Mailed">Kinds that are told by e-mail as well.</param>
    /// <param name="QuietFrom">From when on no e-mail comes, HH:mm; null or empty: whenever.</param>
    /// <param name="QuietTo">Until when.</param>
    public sealed record Request(IReadOnlyList<NoticeKind>? Told, IReadOnlyList<NoticeKind>? Mailed, string? QuietFrom = null, string? QuietTo = null);

    /// <summary>Keeps it.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (OwnNotices.Refuses(who) is { } refusal) return refusal;

        var (from, to) = (Time(request.QuietFrom), Time(request.QuietTo));
        List<Problem> problems = [];
        // One without the other is no span.
        bool isHalf = string.IsNullOrWhiteSpace(request.QuietFrom) != string.IsNullOrWhiteSpace(request.QuietTo);
        if (from.IsWrong) problems.Add(Problem.Of("quietFrom", "notices.time"));
        if (to.IsWrong || isHalf) problems.Add(Problem.Of("quietTo", "notices.time"));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var told = (request.Told ?? []).Where(Enum.IsDefined).ToHashSet();
        var choice = new NoticeChoice
        {
            Muted = Enum.GetValues<NoticeKind>().Where(kind => !told.Contains(kind)).ToItems(),
            Mailed = (request.Mailed ?? []).Where(Enum.IsDefined).Distinct().Order().ToItems(),
            QuietFrom = from.At,
            QuietTo = to.At,
        };
        var before = await db.NoticeWishes.AsNoTracking().SingleOrDefaultAsync(w => w.AccountId == who.Id, stop);
        if (before is null) db.Add(new NoticeWish { AccountId = who.Id, Choice = choice });
        else db.Replace(before, before with { Choice = choice, Version = before.Version + 1 });
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }

    private static (TimeOnly? At, bool IsWrong) Time(string? text) => string.IsNullOrWhiteSpace(text) ? (null, false)
        : TimeOnly.TryParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var at)
            ? (at, false) : (null, true);
}
