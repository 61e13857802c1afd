using Microsoft.EntityFrameworkCore;
using Tangent.App.Access;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Tests.Access;

public sealed class AuditTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, OnBothDatabases]
    public async Task Everybody_sees_their_own_acts_and_others_only_in_scope(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var city = await house.Unit("CITY", kind: UnitKind.City);
        var clerk = await house.Hire(Role.Clerk, city);
        var auditor = await house.Hire(Role.Auditor, city);
        var elsewhere = await house.Hire(Role.Administrator);
        await house.Get<SaveView>().Run(clerk, new("/touchpoints", "Mine", "q=1"), Stop);
        await house.Get<AddUnit>().Run(elsewhere, new(house.RootUnit, "NEW", UnitKind.City, "新", "New"), Stop);

        var own = (await house.Get<ListAudit>().Run(clerk, new(), Stop)).Value.Items;
        var part = (await house.Get<ListAudit>().Run(auditor, new(), Stop)).Value.Items;

        Assert.Equal(["access.did.view-save"], own.Select(row => row.Act));
        Assert.Contains(part, row => row.Act == "access.did.view-save");
        Assert.DoesNotContain(part, row => row.Act == "access.did.unit-add");
        Assert.IsType<Fail.Forbidden>((await house.Get<ListAudit>().Run(Actor.Nobody, new(), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task An_entry_out_of_scope_is_answered_like_a_missing_one(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var city = await house.Unit("CITY", kind: UnitKind.City);
        var other = await house.Unit("OTHER", kind: UnitKind.City);
        var auditor = await house.Hire(Role.Auditor, city);
        var foreign = await house.Db().AuditEntries.FirstAsync(entry => entry.ObjectId == other.Id.ToString());

        var hidden = await house.Get<ShowAuditEntry>().Run(auditor, new(foreign.Id), Stop);
        var missing = await house.Get<ShowAuditEntry>().Run(auditor, new(Guid.CreateVersion7(house.Clock.GetUtcNow())), Stop);

        Assert.Same(hidden.Failure, missing.Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Revealing_takes_a_purpose_and_is_itself_logged(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var boss = await house.Hire(Role.Administrator);
        var person = await house.Hire(Role.Clerk, name: "周晓雯");
        var auditor = await house.Hire(Role.Auditor);
        await house.Get<DeactivatePerson>().Run(boss, new(person.Id), Stop);
        var entry = await house.Db().AuditEntries.SingleAsync(row => row.Act == "access.did.deactivate");
        Assert.DoesNotContain("周晓雯", entry.Before);
        Assert.DoesNotContain("192.0.2.7", entry.Address);

        var silent = await house.Get<RevealPersonalData>().Run(auditor, new(entry.Id, "why"), Stop);
        var masked = await house.Get<ShowAuditEntry>().Run(auditor, new(entry.Id), Stop);
        var clear = await house.Get<RevealPersonalData>().Run(auditor, new(entry.Id, "complaint of 3 May"), Stop);
        var administrator = await house.Get<RevealPersonalData>().Run(boss, new(entry.Id, "complaint of 3 May"), Stop);

        Assert.Equal("purpose", silent.Failure!.Problems[0].Field);
        Assert.Contains(masked.Value.Fields, field => field is { Field: "displayName", Before: "周**", IsPersonal: true });
        Assert.Contains(clear.Value.Fields, field => field is { Field: "displayName", Before: "周晓雯" });
        Assert.Equal("192.0.2.7", clear.Value.Address);
        Assert.IsType<Fail.Forbidden>(administrator.Failure);
        var logged = await house.Db().AuditEntries.SingleAsync(row => row.Act == "access.did.reveal");
        Assert.Contains("complaint of 3 May", logged.After);
    }

    [Theory, OnBothDatabases]
    public async Task Personal_data_without_a_person_is_stopped(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var scope = house.Scope();
        var db = (Db)scope.GetService(typeof(Db))!;
        var audit = (Audit)scope.GetService(typeof(Audit))!;
        audit.Write(Actor.System, "tests.leak", new(Kind.Installation, null, null, UnitPath.Root),
            after: new { Session = new Leak("周晓雯") });

        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        Assert.Contains("does not say whose", stopped.Message);
    }

    [Theory, OnBothDatabases]
    public async Task The_log_is_found_by_every_filter(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var boss = await house.Hire(Role.Administrator);
        var unit = (await house.Get<AddUnit>().Run(boss, new(house.RootUnit, "X1", UnitKind.City, "新", "New"), Stop)).Value;
        house.Clock.Pass(TimeSpan.FromDays(1));
        await house.Get<RenameUnit>().Run(boss, new(unit, "X1", "新城", "Newtown"), Stop);
        var yesterday = house.Clock.GetUtcNow().UtcDateTime.AddHours(-1);

        Assert.Equal(2, await Count(new(ActorId: boss.Id)));
        Assert.Equal(1, await Count(new(Act: "access.did.unit-rename")));
        Assert.Equal(2, await Count(new(ObjectId: unit.ToString())));
        Assert.Equal(1, await Count(new(Text: "Newtown")));
        Assert.Equal(1, await Count(new(ActorId: boss.Id, FromUtc: yesterday)));
        Assert.Equal(1, await Count(new(ActorId: boss.Id, ToUtc: yesterday)));
        Assert.Equal(0, await Count(new(ActorId: boss.Id, Kind: Kind.Touchpoint)));

        async Task<int> Count(AuditFilter filter) =>
            (await house.Get<ListAudit>().Run(House.As(Role.Auditor), new(filter), Stop)).Value.Items.Count;
    }

    private sealed record Leak([property: Classified(FieldClass.Personal)] string Name);
}
