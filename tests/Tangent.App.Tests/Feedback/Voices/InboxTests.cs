using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Customers;
using Tangent.App.Feedback;
using Tangent.App.Feedback.Published;
using Tangent.App.Feedback.Voices;
using Tangent.App.Installation;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using Tangent.Tests.Touchpoints;

namespace Tangent.Tests.Feedback.Voices;

public sealed class InboxTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director), Officer = House.As(Role.ComplaintOfficer);

    [Theory, OnBothDatabases]
    public async Task What_is_said_gets_a_number_and_a_day_and_waits(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var touchpoint = await house.Add(Register.Fields(house, "T02", "取号等候", "Taking a number"));

        var taken = await Take(house, Said(house, "取号等候太久，等了快一个小时，请回电 13812342716") with { Phone = "138 1234 2716", Remedy = "道歉" });

        Assert.Equal((12, JudgementFate.Stored), (taken.Number.Length, taken.Fate));
        var row = await Row(house, taken.Id);
        Assert.Equal((touchpoint, Sentiment.Negative, 1L), (row.Suggested!.Id, row.Sentiment, row.Customer));
        Assert.Contains("wait", row.Themes.Select(theme => theme.Code));
        Assert.IsType<VoiceState.Waiting>(row.State);
        Assert.Equal(taken.DueUtc, row.DueUtc);
        var entry = await house.Db().AuditEntries.SingleAsync(e => e.Act == "voices.did.take");
        Assert.DoesNotContain("1381234", entry.After + entry.ObjectName);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_item_of_a_source_is_no_second_one_and_other_words_correct_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var first = await Take(house, Said(house, "慢"), "board", "1");
        Assert.Equal((first.Id, JudgementFate.Unchanged), Told(await Take(house, Said(house, " 慢 "), "board", "1")));
        Assert.Equal((first.Id, JudgementFate.Corrected), Told(await Take(house, Said(house, "很慢"), "board", "1")));
        Assert.Equal("很慢", (await Row(house, first.Id)).Words);
        Assert.Equal(1, await house.Db().Voices.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Everything_that_is_wrong_is_named_at_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var failed = await house.Get<TakeVoice>().Run(Director, new(new(null, null, new string('x', 4001), Remedy: new string('x', 501),
            GivenUtc: house.Clock.GetUtcNow().UtcDateTime.AddDays(1), Phone: "abc", Email: "abc", Touchpoint: Guid.Empty, UnitId: Guid.Empty)), Stop);

        Assert.Equal(["kind", "way", "words", "remedy", "given", "phone", "email", "unitId", "touchpoint"],
            Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Select(problem => problem.Field));
    }

    [Theory, OnBothDatabases]
    public async Task A_complaint_is_told_to_who_listens_and_nothing_else_is(DatabaseProvider provider)
    {
        var heard = new Heard();
        await using var house = await House.Open(provider, parts => parts.AddSingleton(heard).AddHandler<ComplaintReceived, Listener>("test.complaint"));
        var complaint = await Take(house, Said(house, "投诉"));
        await Take(house, Said(house, "谢谢", VoiceKind.Praise));

        var message = await house.Db().OutboxMessages.SingleAsync(one => one.Type == "test.complaint");
        Assert.Contains(complaint.Number, message.Payload);
        Assert.DoesNotContain("投诉", message.Payload);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_sees_its_own_inbox_alone_and_another_one_is_missing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (own, other) = (await house.Unit("H1"), await house.Unit("H2"));
        var (here, there) = (await Take(house, Said(house, "这里", unit: own.Id)), await Take(house, Said(house, "那里", unit: other.Id)));
        var (manager, clerk) = (House.As(Role.UnitManager, own.Path), House.As(Role.Clerk, own.Path));

        Assert.Equal([here.Id], (await List(house, manager, new())).Select(row => row.Id));
        Assert.Equal([there.Id, here.Id], (await List(house, Director, new(InboxPart.All))).Select(row => row.Id));
        Assert.Equal([here.Id], (await List(house, Director, new(UnitId: own.Id))).Select(row => row.Id));
        Assert.IsType<Fail.Missing>((await house.Get<ShowVoice>().Run(manager, new(there.Id), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<WriteOnVoice>().Run(manager, new(there.Id, "x"), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<EndVoices>().Run(manager, new([there.Id], Disposition.NoAction, "x"), Stop)).Value[0].Failure);
        var number = VoiceNumber.Shown(there.Number);
        Assert.Equal("voices.number-missing", (await house.Get<MergeVoices>().Run(manager, new(here.Id, number), Stop)).Failure!.Problems[0].Code);
        Assert.IsType<Fail.Invalid>((await house.Get<TakeVoice>().Run(clerk, new(Said(house, "x", unit: other.Id)), Stop)).Failure);

        // A clerk answers what lies here but gives nothing away, except to take it.
        Assert.IsType<Fail.Forbidden>((await house.Get<GiveVoice>().Run(clerk, new(here.Id, other.Id, null), Stop)).Failure);
        Assert.Equal(2, (await house.Get<GiveVoice>().Run(clerk, new(here.Id, null, clerk.Id), Stop)).Value);
        Assert.Equal(3, (await house.Get<GiveVoice>().Run(manager, new(here.Id, other.Id, null), Stop)).Value);
        Assert.Empty(await List(house, manager, new()));
    }

    [Theory, OnBothDatabases]
    public async Task A_complaint_is_answered_ended_opened_again_and_every_step_is_kept(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var taken = await Take(house, Said(house, "师傅迟到两小时") with { Customer = "C1" });
        Assert.IsType<Fail.Conflict>((await End(house, taken.Id, Disposition.Answered))[0].Failure);
        house.Clock.Pass(TimeSpan.FromHours(3));
        await house.Get<WriteOnVoice>().Run(Officer, new(taken.Id, "周六复检 13812342716"), Stop);
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        await house.Get<WriteOnVoice>().Run(Officer, new(taken.Id, "已致歉", ReplyWay.Phone), Stop);
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null((await End(house, taken.Id, Disposition.Answered))[0].Failure);
        Assert.IsType<Fail.Conflict>((await End(house, taken.Id, Disposition.Answered))[0].Failure);

        var shown = (await house.Get<ShowVoice>().Run(Officer, new(taken.Id), Stop)).Value;
        Assert.Equal([((ReplyWay?)null, "周六复检 138****2716"), (ReplyWay.Phone, "已致歉")], shown.Entries.Select(e => (e.Told, e.Words!)));
        Assert.Equal(["voices.did.take", "voices.did.end"], shown.Acts.Select(act => act.Act));
        Assert.Equal(Disposition.Answered, Assert.IsType<VoiceState.Ended>(shown.Row.State).How);
        Assert.Null((await house.Get<ReopenVoice>().Run(Officer, new(taken.Id), Stop)).Failure);
        Assert.Single(await List(house, Officer, new()));
        Assert.IsType<Fail.Conflict>((await house.Get<ReopenVoice>().Run(Officer, new(taken.Id, ExpectedVersion: 1), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_personal_is_masked_found_by_nobody_and_revealed_for_a_purpose_that_is_kept(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var taken = await Take(house, Said(house, "我叫周晓雯，电话 13812342716") with { Address = "周晓雯" });

        var masked = await Row(house, taken.Id, Officer);
        Assert.Equal((true, "周**"), (masked.IsMasked, masked.Address));
        Assert.DoesNotContain("13812342716", masked.Words);
        Assert.Contains("13812342716", (await Row(house, taken.Id)).Words);
        Assert.Empty(await List(house, Officer, new(Search: "13812342716")));
        Assert.Single(await List(house, Officer, new(Search: VoiceNumber.Shown(taken.Number))));

        Assert.IsType<Fail.Invalid>((await house.Get<RevealVoice>().Run(Officer, new(taken.Id, "看看"), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<RevealVoice>().Run(House.As(Role.Clerk), new(taken.Id, "回电给客户"), Stop)).Failure);
        var clear = (await house.Get<RevealVoice>().Run(Officer, new(taken.Id, "给客户回电话"), Stop)).Value;
        Assert.Contains("13812342716", clear.Row.Words);
        Assert.Contains("给客户回电话", (await house.Db().AuditEntries.SingleAsync(e => e.Act == "voices.did.reveal")).After);
    }

    [Theory, OnBothDatabases]
    public async Task An_erased_customers_words_are_gone_and_do_not_come_back_with_their_source(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var said = Said(house, "Zanzibar words") with { Customer = "C1", Address = "Zanzibar", Remedy = "Zanzibar" };
        var taken = await Take(house, said, "board", "1");
        await house.Get<WriteOnVoice>().Run(Director, new(taken.Id, "Zanzibar note", ReplyWay.Phone), Stop);
        await house.Get<EndVoices>().Run(Director, new([taken.Id], Disposition.NoAction, "Zanzibar reason"), Stop);

        Assert.Null((await house.Get<EraseCustomer>().Run(Director, new(1, IsConfirmed: true), Stop)).Failure);
        Assert.Equal(JudgementFate.Unchanged, (await Take(house, said, "board", "1")).Fate);

        var shown = (await house.Get<ShowVoice>().Run(Director, new(taken.Id), Stop)).Value;
        Assert.Equal((null, null, null), (shown.Row.Words, shown.Row.Address, shown.Row.Remedy));
        Assert.Null(Assert.Single(shown.Entries).Words);
        Assert.Single(await List(house, Director, new(InboxPart.All, Search: taken.Number)));
        if (provider != DatabaseProvider.Sqlite) return;
        var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(house.Settings.Database.File));
        Assert.DoesNotContain("zanzibar", bytes, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnBothDatabases]
    public async Task Duplicates_go_into_one_item_and_out_again(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (one, other) = (await Take(house, Said(house, "断网三天")), await Take(house, Said(house, "断网三天了")));
        Assert.Equal("voices.no-number", (await house.Get<MergeVoices>().Run(Officer, new(one.Id, "12"), Stop)).Failure!.Problems[0].Code);
        Assert.Null((await house.Get<MergeVoices>().Run(Officer, new(one.Id, VoiceNumber.Shown(other.Number)), Stop)).Failure);

        Assert.Equal([other.Id], (await List(house, Officer, new())).Select(row => row.Id));
        Assert.Equal([one.Number], (await house.Get<ShowVoice>().Run(Officer, new(other.Id), Stop)).Value.Duplicates.Select(same => same.Number));
        Assert.Equal(other.Number, (await house.Get<ShowVoice>().Run(Officer, new(one.Id), Stop)).Value.Into!.Number);
        Assert.Equal("voices.has-duplicates", (await house.Get<MergeVoices>().Run(Officer, new(other.Id, one.Number), Stop)).Failure!.Problems[0].Code);
        Assert.Null((await house.Get<PartVoice>().Run(Officer, new(one.Id), Stop)).Failure);
        Assert.Equal(2, (await List(house, Officer, new())).Count);
    }

    [Theory, OnBothDatabases]
    public async Task The_inbox_is_walked_piece_by_piece_by_what_is_due_first(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        foreach (var kind in new[] { VoiceKind.Suggestion, VoiceKind.Complaint, VoiceKind.Question, VoiceKind.Praise })
            await Take(house, Said(house, $"说 {kind}", kind));
        var first = (await house.Get<ListVoices>().Run(Officer, new(new(), Piece: new(Limit: 3)), Stop)).Value;
        Assert.Equal([VoiceKind.Question, VoiceKind.Complaint, VoiceKind.Suggestion], first.Items.Select(row => row.Kind));
        var rest = (await house.Get<ListVoices>().Run(Officer, new(new(), Piece: new(first.Next)), Stop)).Value;
        Assert.Equal(VoiceKind.Praise, Assert.Single(rest.Items).Kind);
        var sorted = rest.Items[0];
        Assert.Null((await house.Get<SortVoice>().Run(Officer, new(sorted.Id, VoiceKind.Question, null), Stop)).Failure);
        Assert.Equal(first.Items[0].DueUtc, (await Row(house, sorted.Id)).DueUtc);
        Assert.Equal(2, (await List(house, Officer, new(Kind: VoiceKind.Question))).Count);
    }

    private static (Guid, JudgementFate) Told(TakeVoice.Taken taken) => (taken.Id, taken.Fate);

    private static VoiceFields Said(House house, string words, VoiceKind kind = VoiceKind.Complaint, Guid? unit = null) =>
        new(kind, VoiceWay.InPerson, words, UnitId: unit ?? house.RootUnit);

    private static async Task<TakeVoice.Taken> Take(House house, VoiceFields said, string? source = null, string? externalId = null)
    {
        house.Clock.Pass(TimeSpan.FromSeconds(1));
        var taken = await house.Get<TakeVoice>().Run(Director, new(said, source, externalId), Stop);
        Assert.Null(taken.Failure);
        return taken.Value;
    }

    private static async Task<IReadOnlyList<EndVoices.Result>> End(House house, Guid id, Disposition how, string? reason = null) =>
        (await house.Get<EndVoices>().Run(Director, new([id], how, reason), Stop)).Value;

    private static async Task<IReadOnlyList<VoiceRow>> List(House house, Actor who, VoiceFilter filter) =>
        (await house.Get<ListVoices>().Run(who, new(filter), Stop)).Value.Items;

    private static async Task<VoiceRow> Row(House house, Guid id, Actor? who = null) =>
        (await house.Get<ShowVoice>().Run(who ?? Director, new(id), Stop)).Value.Row;

    private sealed class Heard
    {
        public List<ComplaintReceived> All { get; } = [];
    }

    private sealed class Listener(Heard heard) : IHandle<ComplaintReceived>
    {
        public Task Handle(ComplaintReceived happened, Guid id, CancellationToken stop)
        {
            heard.All.Add(happened);
            return Task.CompletedTask;
        }
    }
}
