using Tangent.Analytics;
using Tangent.App.Export;
using Tangent.App.Feedback;
using Tangent.App.Feedback.Voices;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.Tests.Feedback.Voices;

/// <summary>What is made from the inbox and what flows into it by itself: figures, files, comments beside low scores.</summary>
public sealed class InboxFigureTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director), Officer = House.As(Role.ComplaintOfficer);

    [Theory, OnBothDatabases]
    public async Task The_loop_is_measured_over_what_was_due_with_its_doubt(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var ids = new List<Guid>();
        for (int i = 0; i < 4; i++) ids.Add((await Take(house, Said(house, $"问题{i}", VoiceKind.Question))).Id);
        await house.Get<WriteOnVoice>().Run(Director, new(ids[0], "已答复", ReplyWay.Phone), Stop);
        await End(house, ids[0], Disposition.Answered);
        house.Clock.Pass(TimeSpan.FromDays(10));
        await End(house, ids[1], Disposition.NoAction, "过期");
        await house.Get<MergeVoices>().Run(Director, new(ids[2], (await Row(house, ids[3])).Number), Stop);

        var measured = (await house.Get<MeasureInbox>().Run(Director, new(), Stop)).Value;
        Assert.Equal((2.0 / 3, 3), (Point(measured.Closed), ((Estimate)measured.Closed).N));
        Assert.Equal(1.0 / 3, Point(measured.InTime));
        Assert.Equal((1, 1, 0, 1), Counted((await house.Get<CountInbox>().Run(Director, new(), Stop)).Value));
        Assert.IsType<CannotTell>((await house.Get<MeasureInbox>().Run(Director, new(Kind: VoiceKind.Praise), Stop)).Value.Closed);
    }

    [Theory, OnBothDatabases]
    public async Task A_comment_beside_a_low_score_comes_into_the_inbox_once_and_an_old_one_does_not(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var hall = await house.Unit("H1");
        var now = house.Clock.GetUtcNow().UtcDateTime;
        JudgementEntry[] said =
        [
            new() { ExternalId = "1", Journey = "o1", Score = 2, Scale = "1-5", Comment = "等了一小时", Unit = "H1", GivenUtc = now.AddDays(-1) },
            new() { ExternalId = "2", Journey = "o1", Score = 5, Scale = "1-5", Comment = "很好", GivenUtc = now.AddDays(-1) },
            new() { ExternalId = "3", Journey = "o1", Score = 6, Instrument = Instrument.Nps, Comment = "一般", GivenUtc = now.AddDays(-1) },
            new() { ExternalId = "4", Journey = "o1", Score = 1, Scale = "1-5", Comment = "去年的事", GivenUtc = now.AddDays(-200) },
        ];
        await house.Get<AppendJudgements>().Run(Director, new("survey", said), Stop);
        await house.Get<AppendJudgements>().Run(Director, new("survey", [said[0] with { Score = 1 }]), Stop);

        var rows = await List(house, Director, new(Kind: VoiceKind.Comment));
        Assert.Equal(["一般", "等了一小时"], rows.Select(row => row.Words).Order(StringComparer.Ordinal));
        Assert.Equal([hall.Id], (await List(house, Director, new(UnitId: hall.Id))).Select(row => row.Unit.Id));
    }

    [Theory, OnBothDatabases]
    public async Task A_file_of_the_inbox_holds_what_is_shown_masked_and_without_formulas(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Take(house, Said(house, "=HYPERLINK(1) 电话 13812342716"));
        var taken = await house.Get<ExportVoices>().Run(Officer, new(new(), null, null, new(key => key, member => member.ToString(), true)), Stop);
        using var file = new MemoryStream();
        await taken.Value.Write(ExportFormat.Csv, file, Stop);
        var text = System.Text.Encoding.UTF8.GetString(file.ToArray());
        Assert.Contains("'=HYPERLINK(1) 电话 138****2716", text);
        var refused = await house.Get<ExportVoices>().Run(House.As(Role.Clerk), new(new(), null, null, new(key => key, member => "", true)), Stop);
        Assert.IsType<Fail.Forbidden>(refused.Failure);
    }

    private static double Point(Answer answer) => ((Estimate)answer).Point;

    private static (int, int, int, int) Counted(CountInbox.Counts counts) => (counts.Waiting, counts.Overdue, counts.Mine, counts.Nobodys);

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
}
