using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Privacy;
using Tangent.App.Delivery.Notices;
using Tangent.App.Installation;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Tests.Access;
using Tangent.Tests.Delivery;

namespace Tangent.Tests.Customers;

/// <summary>The clock of a request about personal data.</summary>
public sealed class PrivacyClockTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, OnBothDatabases]
    public async Task Who_answers_for_it_is_told_at_half_at_four_fifths_and_at_the_end_each_once_and_nothing_after(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (officer, clerk) = (await house.Hire(Role.ComplaintOfficer), await house.Hire(Role.Clerk));
        var customer = await house.Customer(IdentifierKind.Email, "zhou@example.com");
        var id = (await house.Get<TakePrivacyRequest>().Run(House.As(Role.Director), new(customer, PrivacyAsk.Complain, "why"), Stop)).Value;
        var other = (await house.Get<TakePrivacyRequest>().Run(House.As(Role.Director), new(customer, PrivacyAsk.Correct, "so"), Stop)).Value;

        Assert.Empty(await Told(house, days: 7));
        Assert.Equal(["50 %", "50 %"], await Told(house, days: 1));
        Assert.Empty(await Told(house, days: 0));
        Assert.Null((await house.Get<EndPrivacyRequest>().Run(House.As(Role.Director), new(other, false, "no"), Stop)).Failure);
        Assert.Equal(["100 %"], await Told(house, days: 8));   // the server stood still: what was missed is said once, as it is now
        Assert.Empty(await Told(house, days: 30));

        Assert.Equal($"/privacy?request={id}", (await house.Get<ListNotices>().Run(officer, new(), Stop)).Value.Piece.Items[0].Path);
        Assert.Empty((await house.Get<ListNotices>().Run(clerk, new(), Stop)).Value.Piece.Items);
    }

    [Fact]
    public void A_clock_names_each_part_of_its_time_once()
    {
        var came = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);
        var request = new PrivacyRequest { Id = Guid.Empty, CustomerId = 1, Ask = PrivacyAsk.Copy, ReceivedUtc = came, DueUtc = came.AddDays(10) }.Begun();
        List<(int, DateTime?)> told = [];
        while (request.LookUtc is { } at)
        {
            var (after, percent) = request.Look(at);
            told.Add((percent, after.LookUtc));
            request = after;
        }
        Assert.Equal([(50, came.AddDays(8)), (80, came.AddDays(10)), (100, null)], told);
    }

    private static async Task<List<string>> Told(House house, int days)
    {
        var before = await house.Db().Notices.CountAsync();
        house.Clock.Pass(TimeSpan.FromDays(days));
        while (await house.Get<LookAtPrivacyClocks>().Next(Stop)) { }
        await house.Get<OutboxPump>().Once(default);
        var names = await house.Db().Notices.Where(n => n.Kind == NoticeKind.PrivacyDue).OrderBy(n => n.Id).Select(n => n.Name).ToListAsync();
        return [.. names.Skip(before).Select(name => name.Split(" · ")[1])];
    }
}
