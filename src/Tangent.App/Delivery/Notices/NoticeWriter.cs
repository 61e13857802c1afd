using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Delivery.Published;
using Tangent.App.Settings;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Storage.Delivery;

namespace Tangent.App.Delivery.Notices;

/// <summary>Something that people are told.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Cause">What caused it: the same cause tells nobody twice.</param>
/// <param name="Path">Path of the page to which it leads.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Unit">Where it happened.</param>
/// <param name="AtUtc">When.</param>
sealed record ToldNotice(NoticeKind Kind, string Cause, string Path, string Name, UnitFact Unit, DateTime AtUtc);

/// <summary>Tells people of the house in the app, and by e-mail as each of them chooses.</summary>
public sealed class NoticeWriter(Db db, PeopleAddresses people, OutMessages messages, TangentSettings settings, TimeProvider clock)
{
    private static readonly Dictionary<string, Dictionary<string, string>> Texts = Load();

    /// <summary>Tells these people, each once for each cause.</summary>
    internal async Task Tell(ToldNotice told, IReadOnlyCollection<Guid> to, CancellationToken stop)
    {
        var key = $"{told.Kind}:{told.Cause}";
        var known = await db.Notices.Where(n => n.Key == key && EF.Parameter(to).Contains(n.AccountId)).Select(n => n.AccountId).ToListAsync(stop);
        var addresses = await people.Of([.. to.Except(known)], stop);
        var ids = addresses.Select(one => one.Id).ToList();
        var wishes = await db.NoticeWishes.AsNoTracking().Where(w => EF.Parameter(ids).Contains(w.AccountId))
            .ToDictionaryAsync(w => w.AccountId, w => w.Choice, stop);
        var now = clock.GetUtcNow();
        List<StaffMessage> mails = [];
        foreach (var one in addresses)
        {
            var choice = wishes.GetValueOrDefault(one.Id) ?? NoticeChoice.Usual;
            if (!choice.IsTold(told.Kind)) continue;
            db.Add(new NoticeRow
            {
                Id = Guid.CreateVersion7(now),
                AccountId = one.Id,
                Kind = told.Kind,
                Key = key,
                Path = told.Path,
                Name = told.Name,
                AtUtc = UtcConverter.Truncate(told.AtUtc),
            });
            if (one.Email is { } address && choice.MailUtc(told.Kind, now.UtcDateTime, told.Unit.TimeZone) is { } mailUtc)
                mails.Add(Mail(told, $"notice:{key}:{one.Id:N}", address, one.Language, mailUtc));
        }
        await messages.ToStaff(mails, stop);
        if (await db.Commit(stop) is { } failure) throw new InvalidOperationException(failure.Problems[0].Code);
    }

    private StaffMessage Mail(ToldNotice told, string key, string to, string? language, DateTime mailUtc)
    {
        bool isEnglish = language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true;
        var subject = $"{Texts[told.Kind.ToString()][isEnglish ? "en" : "zh"]} {told.Name}";
        return new(MessageKind.Notice, key, told.Unit.Id, to, subject, $"{subject}\n{settings.Web.ShownUrl}{told.Path}", mailUtc);
    }

    private static Dictionary<string, Dictionary<string, string>> Load()
    {
        using var file = typeof(NoticeWriter).Assembly.GetManifestResourceStream("Delivery/notice-texts.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(file)!;
    }
}
