using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Attachments.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Storage;
using Tangent.Storage.Backup;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation;

/// <summary>Checks of the database: its file, who serves it, and what lies in it.</summary>
sealed class DatabaseChecks(
    Db db, AttachmentFacts attachments, Erasures erasures, AuditTrail trail, TangentSettings settings, MachineClock clock)
{
    private const int StuckAttempts = 5;

    // Two machines on one database may differ by so much without harm.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<Finding>> File(bool isThorough, CancellationToken stop)
    {
        if (settings.Database.Provider == DatabaseProvider.Postgres)
            return [Finding.Fine("installation.server-fine", await One("show server_version", stop))];

        var findings = new List<Finding>();
        var said = await One(isThorough ? "pragma integrity_check" : "pragma quick_check", stop);
        findings.Add(said == "ok"
            ? Finding.Fine("installation.file-fine")
            : Finding.Bad("storage.damaged", "installation.mend.damaged"));
        var broken = await Texts("select distinct \"table\" from pragma_foreign_key_check", stop);
        findings.Add(broken.Count == 0
            ? Finding.Fine("installation.references-fine")
            : Finding.Bad("installation.references-broken", "installation.mend.damaged", string.Join(", ", broken)));
        var mode = await One("pragma journal_mode", stop);
        if (mode != "wal") findings.Add(Finding.Warn("installation.journal-mode", "installation.mend.journal-mode", mode));
        return findings;
    }

    public async Task<IReadOnlyList<Finding>> Content(CancellationToken stop) =>
        [
            await Clock(stop), await Server(stop), .. await Attachments(stop), await Jobs(stop), await Events(stop),
            .. await Erased(stop),
        ];

    private async Task<Finding> Server(CancellationToken stop)
    {
        if (await db.ServerLeases.SingleOrDefaultAsync(stop) is not { } lease) return Finding.Fine("installation.server-none");
        return lease.ExpiresUtc > clock.UtcNow
            ? Finding.Fine("installation.server-runs", lease.Machine, lease.ProcessId, lease.TakenUtc)
            : Finding.Warn("installation.server-died", "installation.mend.server-died", lease.Machine, lease.ProcessId);
    }

    private async Task<IReadOnlyList<Finding>> Attachments(CancellationToken stop)
    {
        var (whole, lost, idle) = await attachments.Count(stop);
        var findings = new List<Finding>();
        if (lost > 0) findings.Add(Finding.Bad("installation.attachments-lost", "installation.mend.attachments-lost", lost));
        if (idle > 0) findings.Add(Finding.Warn("installation.attachments-idle", "installation.mend.attachments-idle", idle));
        return findings.Count > 0 ? findings : [Finding.Fine("installation.attachments-fine", whole)];
    }

    private async Task<Finding> Jobs(CancellationToken stop)
    {
        var since = clock.UtcNow.AddDays(-7);
        int failed = await db.Jobs.CountAsync(job => job.State == JobState.Failed && job.FinishedUtc > since, stop);
        return failed == 0
            ? Finding.Fine("installation.jobs-fine")
            : Finding.Warn("installation.jobs-failed", "installation.mend.jobs-failed", failed);
    }

    private async Task<Finding> Events(CancellationToken stop)
    {
        int stuck = await db.OutboxMessages.CountAsync(m => m.HandledUtc == null && m.Attempts >= StuckAttempts, stop);
        return stuck == 0
            ? Finding.Fine("installation.events-fine")
            : Finding.Warn("installation.events-stuck", "installation.mend.events-stuck", stuck);
    }

    private async Task<IReadOnlyList<Finding>> Erased(CancellationToken stop)
    {
        var state = await erasures.Check(stop);
        var findings = new List<Finding>();
        if (state.BroughtBack > 0)
            findings.Add(Finding.Bad("installation.erasures-back", "installation.mend.erasures-back", state.BroughtBack));
        if (state.Unreadable > 0)
            findings.Add(Finding.Bad("installation.erasures-unreadable", "installation.mend.erasures-unreadable", state.Unreadable));
        if (!state.IsListThere) findings.Add(Finding.Bad("installation.erasures-lost", "installation.mend.erasures-lost", state.Unlisted));
        else if (state.Unlisted > 0)
            findings.Add(Finding.Warn("installation.erasures-unlisted", "installation.mend.erasures-lost", state.Unlisted));
        return findings.Count > 0 ? findings : [Finding.Fine("installation.erasures-fine", state.Erased)];
    }

    // Every stored time was this machine's once: a clock behind them has been set back, or stood still.
    private async Task<Finding> Clock(CancellationToken stop)
    {
        DateTime?[] newest =
        [
            await trail.NewestUtc(stop),
            await db.Jobs.MaxAsync(job => (DateTime?)job.CreatedUtc, stop),
        ];
        return newest.Max() is { } stored && stored > clock.UtcNow + ClockSlack
            ? Finding.Bad("installation.clock-behind", "installation.mend.clock-wrong", clock.UtcNow, stored)
            : Finding.Fine("installation.clock-fine", clock.UtcNow);
    }

    private async Task<string> One(string sql, CancellationToken stop) => (await Texts(sql, stop))[0];

    private async Task<IReadOnlyList<string>> Texts(string sql, CancellationToken stop)
    {
        await using var connection = await Catalogue.Open(settings.Database, stop);
        return await Catalogue.Texts(connection, sql, stop);
    }
}
