using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers;
using Tangent.App.Encounters;
using Tangent.App.Feedback;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback;
using Tangent.Storage;
using static Tangent.App.Feedback.JudgementFate;

namespace Tangent.Tests.Feedback;

public sealed class JudgementTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly DateTime Start = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    [Theory, OnBothDatabases]
    public async Task The_same_batch_again_changes_nothing_and_another_word_takes_its_place(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        JudgementEntry[] batch =
            [Entry("1"), Entry("2") with { Touchpoint = "T01", Scale = "1 ~ 5", Instrument = Instrument.Csat, Score = 4, Comment = " 好 " }];

        Assert.Equal([Stored, Stored], (await Append(house, batch)).Fates);
        Assert.Equal([Unchanged, Unchanged], (await Append(house, batch)).Fates);
        Assert.Equal([Corrected, Unchanged], (await Append(house, batch[0] with { Score = 3 }, batch[1])).Fates);
        Assert.Equal([Stored, Unchanged, Corrected], (await Append(house, Entry("3"), Entry("3"), Entry("3") with { Score = 1 })).Fates);

        var rows = await house.Db().Judgements.OrderBy(row => row.ExternalId).ToListAsync();
        Assert.Equal([("1", 3.0), ("2", 4.0), ("3", 1.0)], rows.Select(row => (row.ExternalId, row.Score!.Value)));
        Assert.Equal(("1-5", "好"), (rows[1].Scale, rows[1].Comment));
        var state = await house.Db().JudgementStates.SingleAsync();
        Assert.Equal((4L, 1L), (state.Last, state.Rewritten));
        Assert.Equal(3, await house.Db().AuditEntries.CountAsync(entry => entry.Act == "feedback.did.append"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_set_aside_with_its_row_and_the_rest_is_kept(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);

        var appended = await Append(house, Entry("1"), Entry("2") with { Journey = null }, Entry("3") with { Score = null },
            Entry("4") with { Score = 11 }, Entry("5") with { Scale = "good", Score = 1 }, Entry("6") with { Weight = -1 },
            Entry("7") with { Score = null, Comment = "只有一句话" }, Entry(" "));

        Assert.Equal([Stored, Rejected, Rejected, Rejected, Rejected, Rejected, Stored, Rejected], appended.Fates);
        Assert.Equal(["2 feedback.of-nobody", "3 feedback.says-nothing", "4 feedback.score-outside", "5 feedback.scale-shape", "6 feedback.weight",
            "8 form.required"], appended.Problems.Select(problem => $"{problem.Row} {problem.Code}"));
        Assert.Equal(2, await house.Db().Judgements.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_for_one_unit_brings_in_judgements_of_that_unit_alone(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var own = await house.Unit("H1");
        await house.Unit("H2");
        var manager = House.As(Role.UnitManager, own.Path);

        var appended = (await house.Get<AppendJudgements>().Run(manager,
            new("survey", [Entry("1") with { Unit = "H1" }, Entry("2") with { Unit = "H2" }, Entry("3"), Entry("4") with { Unit = "none" }]), Stop)).Value;

        Assert.Equal([Stored, Rejected, Rejected, Rejected], appended.Fates);
        Assert.All(appended.Problems, problem => Assert.Equal("feedback.unit-outside", problem.Code));
        Assert.IsType<Fail.Forbidden>((await house.Get<AppendJudgements>().Run(House.As(Role.Clerk), new("survey", [Entry("1")]), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task An_erased_customer_said_nothing_any_more_also_where_only_the_journey_is_named(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Get<AppendEncounters>().Run(Director, new("crm", [Met("1", "C1", "o1"), Met("2", "C2", "o2")]), Stop);
        await Append(house, Entry("1") with { Journey = null, Customer = "C1", Comment = "SECRET one" },
            Entry("2") with { Journey = "o1", Comment = "SECRET two" }, Entry("3") with { Journey = "o2", Comment = "kept" });

        Assert.Null((await house.Get<EraseCustomer>().Run(Director, new(1, IsConfirmed: true), Stop)).Failure);

        Assert.Equal([null, null, "kept"], await house.Db().Judgements.OrderBy(row => row.ExternalId).Select(row => row.Comment).ToListAsync());
        Assert.Equal(3, await house.Db().Judgements.CountAsync(row => row.Score != null));
        if (provider != DatabaseProvider.Sqlite) return;
        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(house.Settings.Database.File));
        Assert.DoesNotContain("SECRET", bytes, StringComparison.Ordinal);
    }

    private static JudgementEntry Entry(string id) =>
        new() { ExternalId = id, Journey = "o1", Score = 9, Instrument = Instrument.Nps, GivenUtc = Start.AddDays(1) };

    private static EncounterEntry Met(string id, string customer, string journey) =>
        new() { ExternalId = id, Touchpoint = "T01", StartedUtc = Start, Customer = customer, Journey = journey };

    private static async Task<AppendJudgements.Appended> Append(House house, params JudgementEntry[] entries) =>
        (await house.Get<AppendJudgements>().Run(Director, new("survey", entries), Stop)).Value;
}
