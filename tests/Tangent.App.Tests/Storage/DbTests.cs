using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Storage;

public sealed class DbTests
{
    [Theory, OnBothDatabases]
    public async Task A_write_without_an_audit_entry_is_stopped(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await using var db = house.Db();
        var root = await db.OrgUnits.AsTracking().SingleAsync();
        root.NameEn = "Renamed in silence";

        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());

        Assert.Contains("OrgUnit changes without an audit entry", stopped.Message);
        Assert.Equal("Unit ROOT", (await house.Db().OrgUnits.SingleAsync()).NameEn);
    }

    [Theory, OnBothDatabases]
    public async Task Rows_added_in_bulk_are_stopped_without_an_audit_entry_and_written_as_single_ones_with_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Register(house, "T1");
        var scope = house.Scope();
        var db = (Db)scope.GetService(typeof(Db))!;
        var twin = await db.Touchpoints.SingleAsync() with { Id = new(Guid.CreateVersion7(house.Clock.GetUtcNow())), Code = "T2", OwnerId = null };
        db.AddInBulk(twin);

        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        Assert.Contains("Touchpoint changes without an audit entry", stopped.Message);
        Assert.Equal(1, await house.Db().Touchpoints.CountAsync());

        Audit(scope, twin);
        Assert.Null(await db.Commit(default));
        var written = await house.Db().Touchpoints.OrderBy(t => t.Code).ToListAsync();
        Assert.Equal(twin with { Code = "T1", Id = written[0].Id }, written[0]);
        Assert.Equal(twin, written[1]);
        Assert.Null(await db.Commit(default));
        Assert.Equal(2, await house.Db().Touchpoints.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task The_audit_log_is_never_changed(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await using var db = house.Db();
        db.Remove(await db.AuditEntries.FirstAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_people_who_change_the_same_the_second_gets_a_conflict(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Register(house, "T1");
        var seenByBoth = await house.Db().Touchpoints.SingleAsync();

        Assert.Null(await Rename(house, seenByBoth, "First"));
        var second = await Rename(house, seenByBoth, "Second");

        Assert.Equal("storage.changed-meanwhile", Assert.IsType<Fail.Conflict>(second).Problems[0].Code);
        Assert.Equal("First", (await house.Db().Touchpoints.SingleAsync()).NameEn);
    }

    [Theory, OnBothDatabases]
    public async Task A_value_that_must_be_unique_and_is_not_is_a_conflict(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Register(house, "T1");
        var scope = house.Scope();
        var db = (Db)scope.GetService(typeof(Db))!;
        var twin = await db.Touchpoints.SingleAsync();
        db.Add(twin with { Id = new(Guid.CreateVersion7(house.Clock.GetUtcNow())) });
        Audit(scope, twin);

        var failure = await db.Commit(CancellationToken.None);

        Assert.Equal("storage.taken", Assert.IsType<Fail.Conflict>(failure).Problems[0].Code);
        Assert.Equal(1, await house.Db().Touchpoints.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Times_come_back_in_utc_to_the_microsecond(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        house.Clock.Pass(TimeSpan.FromTicks(1_234_567));
        await Register(house, "T1");

        var read = (await house.Db().Touchpoints.SingleAsync()).ChangedUtc;

        Assert.Equal(DateTimeKind.Utc, read.Kind);
        Assert.Equal(new DateTime(2026, 7, 1, 1, 0, 0, DateTimeKind.Utc).AddTicks(1_234_560), read);
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void A_time_that_is_not_utc_is_refused(DateTimeKind kind) =>
        Assert.Throws<ArgumentException>(() => UtcConverter.Truncate(new DateTime(2026, 7, 1, 9, 0, 0, kind)));

    private static async Task Register(House house, string code)
    {
        var registered = await house.Get<RegisterTouchpoint>().Run(House.As(Role.Director),
            new(code, "触点", "Touchpoint", ContactChannel.App, JourneyStage.InSale, house.RootUnit), CancellationToken.None);
        Assert.Null(registered.Failure);
    }

    private static async Task<Fail?> Rename(House house, Touchpoint loaded, string name)
    {
        var scope = house.Scope();
        var db = (Db)scope.GetService(typeof(Db))!;
        db.Replace(loaded, loaded with { NameEn = name, Version = loaded.Version + 1 });
        Audit(scope, loaded);
        return await db.Commit(CancellationToken.None);
    }

    private static void Audit(IServiceProvider scope, Touchpoint touchpoint) =>
        ((Audit)scope.GetService(typeof(Audit))!).Write(House.As(Role.Director), "touchpoints.change",
            new Subject(Kind.Touchpoint, touchpoint.Id.Value.ToString(), touchpoint.Code, UnitPath.Root));
}
