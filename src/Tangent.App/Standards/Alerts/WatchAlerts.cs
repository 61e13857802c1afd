using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access.Published;
using Tangent.App.Delivery.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.App.Standards.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Standards.Alerts;
using Tangent.Storage;
using Tangent.Storage.Standards;

namespace Tangent.App.Standards.Alerts;

/// <summary>Looks at the rules of alerts.</summary>
sealed class AlertPump(IServiceScopeFactory scopes) : IPump
{
    public TimeSpan Rest => TimeSpan.FromSeconds(30);

    public async Task<bool> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WatchAlerts>().Look(stop);
        return false;
    }
}

/// <summary>
/// Fires rules by the counts of attainment, ends firings whose cause is over, and tells people step by step. All that follows of one rule is
/// one save: broken off, the next look does it again, and the database holds no second firing of a rule and unit while one lasts.
/// </summary>
public sealed class WatchAlerts(Db db, AlertReading reading, AlertChange change, UnitFacts units, WorkingHours hours, PeopleFacts people, OutMessages messages,
    Outbox outbox, Audit audit, TangentSettings settings, TimeProvider clock)
{
    /// <summary>One look.</summary>
    internal async Task Look(CancellationToken stop)
    {
        var rules = await db.AlertRules.AsNoTracking().Where(r => r.OnUtc != null).OrderBy(r => r.Id).ToListAsync(stop);
        if (rules.Count == 0) return;
        var all = await units.All(stop);
        var calendars = await hours.Now(stop);
        foreach (var rule in rules)
        {
            await Read(rule, all, calendars, stop);
            await db.SaveChangesAsync(stop);
            db.Forget();
            await Tell(rule, all, calendars, stop);
            if (db.HasChanges) await db.SaveChangesAsync(stop);
            db.Forget();
        }
    }

    private async Task Read(AlertRule rule, IReadOnlyDictionary<Guid, UnitFact> all, UnitCalendars calendars, CancellationToken stop)
    {
        var today = change.Today(all[rule.UnitId]);
        var days = await reading.Of(rule.UnitId, rule.Terms, today.AddDays(1 - rule.Terms.WindowDays), today, stop);
        var open = await db.AlertFirings.AsNoTracking().Where(f => f.RuleId == rule.Id && f.OverUtc == null).ToDictionaryAsync(f => f.UnitId, stop);
        foreach (var (unit, counts) in days.OrderBy(one => one.Key))
        {
            var read = AlertCheck.Of(rule.Terms, counts, today);
            if (read.IsRaised == true && !open.ContainsKey(unit)) Fire(rule, all[unit], read.Numbers!, calendars);
            else if (read.IsRaised == false && open.TryGetValue(unit, out var firing)) End(rule, all[unit], firing);
        }
    }

    private void Fire(AlertRule rule, UnitFact unit, FiringNumbers numbers, UnitCalendars calendars)
    {
        var firing = new AlertFiring
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            RuleId = rule.Id,
            UnitId = unit.Id,
            FiredUtc = change.Now,
            Numbers = numbers,
            NextUtc = Open(rule, unit, calendars, change.Now),
        };
        db.Add(firing);
        audit.Write(Actor.System, "alerts.did.fire", AlertChange.Subject(rule, unit), after: new { firing.Numbers, firing.State });
        outbox.Publish(new AlertFired(firing.Id, rule.Id, rule.Terms.Name, unit.Id, firing.FiredUtc, numbers.Point, numbers.Low, numbers.High, numbers.N,
            numbers.Method, numbers.From, numbers.To));
    }

    private void End(AlertRule rule, UnitFact unit, AlertFiring firing)
    {
        var over = firing.End(change.Now);
        db.Replace(firing, over);
        audit.Write(Actor.System, "alerts.did.end", AlertChange.Subject(rule, unit), new { firing.State }, new { over.State });
    }

    private async Task Tell(AlertRule rule, IReadOnlyDictionary<Guid, UnitFact> all, UnitCalendars calendars, CancellationToken stop)
    {
        var now = change.Now;
        var due = await db.AlertFirings.AsNoTracking().Where(f => f.RuleId == rule.Id && f.State == FiringState.Firing && f.NextUtc <= now).ToListAsync(stop);
        foreach (var firing in due)
        {
            var unit = all[firing.UnitId];
            if (firing.Told >= rule.Terms.Steps.Count)
            {
                db.Replace(firing, firing with { NextUtc = null, Version = firing.Version + 1 });
                continue;
            }
            var told = await people.Holding(rule.Terms.Steps[firing.Told].Role, unit.Path, stop);
            db.AddRange(told.Select(one => new AlertReceipt { FiringId = firing.Id, AccountId = one.Id, Step = firing.Told, ToldUtc = now }));
            if (rule.Terms.ByEmail)
                await messages.ToStaff([.. told.Where(one => one.Email is not null).Select(one => Message(rule, firing, unit, one.Id, one.Email!))], stop);
            int next = firing.Told + 1;
            var later = next < rule.Terms.Steps.Count ? Later(firing, rule, unit, calendars, rule.Terms.Steps[next].AfterHours) : null;
            db.Replace(firing, firing.Step(later));
            audit.Write(Actor.System, "alerts.did.tell", AlertChange.Subject(rule, unit), after: new { Step = next, People = told.Count });
        }
    }

    // Numbers and a link: the name says the rest, in the words of who wrote the rule.
    private StaffMessage Message(AlertRule rule, AlertFiring firing, UnitFact unit, Guid account, string email)
    {
        var numbers = firing.Numbers;
        var interval = numbers is { Low: { } low, High: { } high } ? FormattableString.Invariant($" ({100 * low:0.0}–{100 * high:0.0})") : "";
        var text = FormattableString.Invariant($"""
            {unit.Code} {unit.NameZh} / {unit.NameEn}
            {100 * numbers.Point:0.0} %{interval}, n = {numbers.N}, {numbers.From:yyyy-MM-dd} – {numbers.To:yyyy-MM-dd}
            {settings.Web.ShownUrl}/standards/alerts?firing={firing.Id}
            """);
        return new(MessageKind.Alert, FormattableString.Invariant($"alert:{firing.Id:N}:{firing.Told}:{account:N}"), unit.Id, email, rule.Terms.Name, text);
    }

    private static DateTime? Later(AlertFiring firing, AlertRule rule, UnitFact unit, UnitCalendars calendars, decimal afterHours)
    {
        var span = TimeSpan.FromHours((double)afterHours);
        var at = calendars.Of(unit.Path).Calendar.Deadline(firing.FiredUtc, span) ?? firing.FiredUtc + span;
        return UtcConverter.Truncate(Open(rule, unit, calendars, at));
    }

    // The first moment of working time from here on; where hours are not quiet, this one.
    private static DateTime Open(AlertRule rule, UnitFact unit, UnitCalendars calendars, DateTime at) =>
        !rule.Terms.IsQuietAfterHours || calendars.Of(unit.Path).Calendar.Deadline(at, TimeSpan.FromMilliseconds(1)) is not { } next ? at
            : UtcConverter.Truncate(next.AddMilliseconds(-1));
}
