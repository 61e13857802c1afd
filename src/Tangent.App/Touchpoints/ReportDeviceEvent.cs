using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>
/// Reports that a device cannot serve, and later that it can again. A report with the same external id is the same event:
/// sent again it changes nothing, with an end it closes it.
/// </summary>
public sealed class ReportDeviceEvent(Db db, UnitFacts units, Audit audit, TimeProvider clock)
{
    // Clocks of other systems run ahead a little.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    /// <summary>What happened.</summary>
    /// <param name="Device">Which device.</param>
    /// <param name="EventId">The event to change; null for a new one, or for one with an external id.</param>
    /// <param name="ExternalId">The reporting system's own name for it, up to 80 characters, or null.</param>
    /// <param name="Kind">Why it cannot serve.</param>
    /// <param name="FromUtc">From when; null takes what was reported before, or now.</param>
    /// <param name="ToUtc">Until when; null while it lasts, and leaves an end that was reported before.</param>
    /// <param name="Note">What was seen or done, up to 300 characters; null leaves it as it is.</param>
    public sealed record Request(Guid Device, Guid? EventId, string? ExternalId, DeviceEventKind? Kind, DateTime? FromUtc,
        DateTime? ToUtc, string? Note);

    /// <summary>Reports it, within the units of the actor.</summary>
    /// <returns>The event as it now stands.</returns>
    public async Task<Outcome<DeviceEvent>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.DeviceEvent) is { } refusal) return refusal;

        var id = new DeviceId(request.Device);
        if (await db.Devices.SingleOrDefaultAsync(d => d.Id == id, stop) is not { } device) return Fail.NotFound;
        var unit = (await units.Of([device.UnitId], stop))[device.UnitId].Path;
        if (who.Lacks(Verb.Create, Kind.DeviceEvent, unit) is { } outside) return outside;
        var external = AttachedRules.CleanOrNull(request.ExternalId);
        var before = await Before(id, request.EventId, external, stop);
        if (request.EventId is not null && before is null) return Fail.NotFound;

        var now = clock.GetUtcNow();
        var from = DeviceCheck.Utc(request.FromUtc ?? before?.FromUtc ?? now.UtcDateTime);
        DateTime? to = (request.ToUtc ?? before?.ToUtc) is { } end ? DeviceCheck.Utc(end) : null;
        var problems = Check(request, before, device, from, to, now.UtcDateTime);
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var note = request.Note is null ? before?.Note : AttachedRules.CleanOrNull(request.Note);
        var kind = request.Kind ?? before!.Kind;
        var after = before?.With(kind, from, to, note) ?? new DeviceEvent
        {
            Id = new(Guid.CreateVersion7(now)),
            DeviceId = id,
            ExternalId = external,
            Kind = kind,
            FromUtc = from,
            ToUtc = to,
            Note = note,
        };
        if (ReferenceEquals(after, before)) return after;
        if (before is null) db.Add(after);
        else db.Replace(before, after);
        audit.Write(who, "devices.did.report", new(Kind.DeviceEvent, after.Id.Value.ToString(), device.Code, unit), before, after);
        return await db.Commit(stop) is { } trouble ? trouble : after;
    }

    private async Task<DeviceEvent?> Before(DeviceId device, Guid? eventId, string? external, CancellationToken stop)
    {
        if (eventId is { } id)
        {
            var one = new DeviceEventId(id);
            return await db.DeviceEvents.SingleOrDefaultAsync(e => e.DeviceId == device && e.Id == one, stop);
        }
        return external is null ? null : await db.DeviceEvents.SingleOrDefaultAsync(e => e.DeviceId == device && e.ExternalId == external, stop);
    }

    private static List<Problem> Check(Request request, DeviceEvent? before, Device device, DateTime from, DateTime? to, DateTime now)
    {
        List<Problem> problems =
        [
            .. AttachedRules.CheckOptional("externalId", request.ExternalId, 80),
            .. AttachedRules.CheckOptional("note", request.Note, 300),
        ];
        if (request.Kind is { } kind ? !Enum.IsDefined(kind) : before is null) problems.Add(Problem.Of("kind", "form.required"));
        if (from < device.InstalledUtc) problems.Add(Problem.Of("fromUtc", "devices.before-installed"));
        if (from > now + Ahead) problems.Add(Problem.Of("fromUtc", "devices.in-the-future"));
        if (to <= from) problems.Add(Problem.Of("toUtc", "devices.end-before-start"));
        if (to > now + Ahead) problems.Add(Problem.Of("toUtc", "devices.in-the-future"));
        return problems;
    }
}
