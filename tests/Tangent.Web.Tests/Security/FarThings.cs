using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Attachments;
using Tangent.App.Installation;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Jobs and attachments of another sub-tree, asked for through their use cases: not all have a page.</summary>
static class FarThings
{
    /// <summary>What a role learns or does about things of elsewhere; empty when nothing.</summary>
    public static async Task<string> Leak(Site site, Town town, Role role)
    {
        var leaks = new List<string>();
        foreach (var (act, target) in new[]
            { ("show", Target.Job), ("cancel", Target.Job), ("read", Target.Attachment), ("erase", Target.Attachment) })
        {
            var foreign = await Ask(site, town, role, act, town.Foreign(target));
            var missing = await Ask(site, town, role, act, PageVisit.Missing);
            if (foreign is not (Fail.Missing or Fail.Forbidden) || Words(foreign) != Words(missing))
                leaks.Add($"{role} {act}: foreign {Words(foreign)}, missing {Words(missing)}");
            var isReading = act is "show" or "read" && foreign is Fail.Missing;
            if (isReading && await Ask(site, town, role, act, town.Own(target)) is not null)
                leaks.Add($"{role} {act}: the own one is not seen either");
        }
        return string.Join('\n', leaks);
    }

    private static string Words(Fail? fail) =>
        fail is null ? "done" : $"{fail.GetType().Name} {string.Join(',', fail.Problems.Select(one => one.Code))}";

    private static Task<Fail?> Ask(Site site, Town town, Role role, string act, Guid id) => site.With(async services =>
    {
        var who = new Actor(PageVisit.Missing, "Somebody", Door.Page, null, [new(role, UnitPath.From(town.OwnPath))]);
        return act switch
        {
            "show" => (await services.GetRequiredService<ShowJob>().Run(who, new(id), default)).Failure,
            "cancel" => (await services.GetRequiredService<CancelJob>().Run(who, new(id), default)).Failure,
            "read" => (await services.GetRequiredService<ReadAttachment>().Run(who, new(id), default)).Failure,
            _ => (await services.GetRequiredService<EraseAttachment>().Run(who, new(id), default)).Failure,
        };
    });
}
