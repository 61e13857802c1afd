using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Standards.Alerts;

/// <summary>Switches a rule of alerts on or off. Off ends what it has fired: nobody is told any more.</summary>
public sealed class SwitchAlert(Db db, AlertChange change)
{
    /// <summary>Which, and whether it is to be on.</summary>
    public sealed record Request(Guid Id, bool? IsOn);

    /// <summary>The version that now holds.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Standard) is { } refusal) return refusal;

        if (request.IsOn is not { } isOn) return Fail.Wrong("isOn", "form.required");
        var found = await change.Find(who, Verb.Update, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        if (!isOn)
            foreach (var firing in await db.AlertFirings.AsNoTracking().Where(f => f.RuleId == request.Id && f.OverUtc == null).ToListAsync(stop))
                db.Replace(firing, firing.End(change.Now));
        return await change.Write(who, "alerts.did.switch", found.Value, found.Value.Rule.Switched(isOn, change.Now), stop);
    }
}
