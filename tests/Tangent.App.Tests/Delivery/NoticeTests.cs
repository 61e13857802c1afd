using Microsoft.EntityFrameworkCore;
using Tangent.App.Delivery.Notices;
using Tangent.App.Lists;
using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Recovery;
using Tangent.Storage;
using Tangent.Tests.Access;

namespace Tangent.Tests.Delivery;

/// <summary>What people of the house are told in the app and by e-mail.</summary>
public sealed class NoticeTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Guid Case = new("00000000-0000-7000-8000-00000000000a");

    [Theory, OnBothDatabases]
    public async Task An_event_tells_each_person_once_and_nobody_reads_the_notices_of_another(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (first, second) = (await house.Hire(Role.Clerk), await house.Hire(Role.Clerk));
        var (given, cause) = (Given(house, first.Id), house.RootUnit);
        for (int i = 0; i < 3; i++) await house.Get<NoticeHandlers>().Handle(given, cause, Stop);
        await house.Get<NoticeHandlers>().Handle(Given(house, second.Id, by: second.Id), Case, Stop);   // taken upon oneself

        var shown = (await house.Get<ListNotices>().Run(first, new(), Stop)).Value;
        Assert.Equal((NoticeKind.CaseGiven, $"/cases/{Case}", false, 1), (shown.Piece.Items[0].Kind,
            shown.Piece.Items[0].Path, shown.Piece.Items[0].IsRead, shown.Unread));
        Assert.Empty((await house.Get<ListNotices>().Run(second, new(), Stop)).Value.Piece.Items);
        Assert.IsType<Fail.Missing>((await house.Get<ReadNotices>().Run(second, new(shown.Piece.Items[0].Id), Stop)).Failure);
        Assert.Equal(1, (await house.Get<CountNotices>().Run(first, new(), Stop)).Value);
        Assert.Equal($"/cases/{Case}", (await house.Get<ReadNotices>().Run(first, new(shown.Piece.Items[0].Id), Stop)).Value);
        Assert.Equal(0, (await house.Get<CountNotices>().Run(first, new(), Stop)).Value);
        Assert.IsType<Fail.Forbidden>((await house.Get<ListNotices>().Run(Actor.Nobody, new(), Stop)).Failure);
        Assert.Empty(await house.Db().Messages.ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task E_mail_comes_where_it_was_chosen_and_not_in_quiet_hours(DatabaseProvider provider)
    {
        await using var house = await MessageTests.Open(provider, _ => { });   // ten in the morning in Shanghai
        var (quiet, muted) = (await house.Hire(Role.Clerk), await house.Hire(Role.Clerk));
        NoticeKind[] all = Enum.GetValues<NoticeKind>();
        Assert.Null((await house.Get<ChooseNotices>().Run(quiet, new(all, [NoticeKind.CaseGiven], "08:00", "12:00"), Stop)).Failure);
        Assert.Null((await house.Get<ChooseNotices>().Run(muted, new([], all), Stop)).Failure);
        Assert.Equal(["quietFrom", "quietTo"], (await house.Get<ChooseNotices>().Run(quiet, new(all, all, "8 o'clock"), Stop)).Failure!.Problems
            .Select(problem => problem.Field));
        await house.Get<NoticeHandlers>().Handle(Given(house, quiet.Id), Case, Stop);
        await house.Get<NoticeHandlers>().Handle(Given(house, muted.Id), house.RootUnit, Stop);

        var mail = await house.Db().Messages.SingleAsync();
        Assert.Equal((MessageKind.Notice, house.Clock.GetUtcNow().UtcDateTime.AddHours(2)), (mail.Kind, mail.DueUtc));
        Assert.Equal(quiet.Id, (await house.Db().Notices.SingleAsync()).AccountId);
    }

    [Theory, OnBothDatabases]
    public async Task Clocks_tell_whoever_answers_and_a_list_is_read_piece_by_piece(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var officer = await house.Hire(Role.ComplaintOfficer);
        foreach (int percent in new[] { 50, 80, 100 })
        {
            house.Clock.Pass(TimeSpan.FromMinutes(1));
            var now = house.Clock.GetUtcNow();
            await house.Get<NoticeHandlers>().Handle(new CaseClockWarned(Case, "260748315520", house.RootUnit, ClockKind.Solution, percent, null,
                now.UtcDateTime), Guid.CreateVersion7(now), Stop);
        }
        var first = (await house.Get<ListNotices>().Run(officer, new(new PieceRequest(Limit: 2)), Stop)).Value;
        var next = (await house.Get<ListNotices>().Run(officer, new(new PieceRequest(first.Piece.Next, Limit: 2)), Stop)).Value;
        Assert.Equal([NoticeKind.ClockOver, NoticeKind.ClockNear], first.Piece.Items.Select(row => row.Kind));
        Assert.Equal((2, 1, 3), (first.Piece.Items.Count, next.Piece.Items.Count, first.Unread));
        Assert.Null((await house.Get<ReadNotices>().Run(officer, new(), Stop)).Failure);
        Assert.Equal(0, (await house.Get<CountNotices>().Run(officer, new(), Stop)).Value);
    }

    private static CaseGiven Given(House house, Guid to, Guid? by = null) =>
        new(Case, "260748315520", house.RootUnit, to, by ?? Guid.Empty, house.Clock.GetUtcNow().UtcDateTime);
}
