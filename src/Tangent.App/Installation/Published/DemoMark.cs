using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation.Published;

/// <summary>
/// The mark that makes a database a demo, with the time of its clock. The clock starts in the demo year and runs while a
/// server runs: a demo that was put aside for a month goes on where it stood, and nothing in it depends on the real date.
/// </summary>
public sealed class DemoMark(Db db, BusinessClock clock)
{
    private const string Name = "demo-clock";

    /// <summary>When the clock of a new demo starts: 2026-07-01, 08:00 in Shanghai.</summary>
    public static readonly DateTime StartUtc = new(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Marks the database in the coming save, and lets the clock show the start of the demo.</summary>
    public void Set()
    {
        clock.Show(StartUtc);
        db.Add(new InstallationFact { Name = Name, Value = Text(StartUtc) });
    }

    /// <summary>Lets the clock go on where a demo's stood; does nothing on any other database.</summary>
    /// <returns>Whether this is a demo.</returns>
    public async Task<bool> Resume(CancellationToken stop)
    {
        var kept = await db.InstallationFacts.Where(fact => fact.Name == Name).Select(fact => fact.Value).SingleOrDefaultAsync(stop);
        if (kept is null) return false;
        clock.Show(DateTime.ParseExact(kept, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));
        return true;
    }

    /// <summary>Keeps what a demo's clock shows now.</summary>
    public Task Keep(CancellationToken stop)
    {
        var now = Text(clock.GetUtcNow().UtcDateTime);
        return db.InstallationFacts.Where(fact => fact.Name == Name)
            .ExecuteUpdateAsync(fact => fact.SetProperty(one => one.Value, now), stop);
    }

    private static string Text(DateTime utc) => utc.ToString("O", CultureInfo.InvariantCulture);
}
