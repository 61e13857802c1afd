using Microsoft.EntityFrameworkCore;
using Tangent.App.Encounters;
using Tangent.App.Installation;
using Tangent.App.Touchpoints.Coverage;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using static Tangent.App.Encounters.AppendState;

using Tangent.Tests.Touchpoints;

namespace Tangent.Tests.Encounters;

public sealed class AppendTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Analyst = House.As(Role.Analyst);
    private static readonly DateTime Start = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    [Theory, OnBothDatabases]
    public async Task The_same_batch_again_changes_nothing_and_another_word_makes_a_version(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        EncounterEntry[] batch = [Entry("1"), Entry("2") with { Score = 4, Scale = ScoreScale.OneToFive }];

        Assert.Equal([Stored, Stored], (await Append(house, batch)).States);
        Assert.Equal([Unchanged, Unchanged], (await Append(house, batch)).States);
        Assert.Equal([Corrected, Unchanged], (await Append(house, batch[0] with { EndedUtc = Start.AddMinutes(9) }, batch[1])).States);
        Assert.Equal([Unchanged], (await Append(house, batch[0] with { EndedUtc = Start.AddMinutes(9) })).States);

        var rows = await house.Get<Db>().Encounters.OrderBy(row => row.Sequence).ToListAsync();
        Assert.Equal([("1", 1), ("2", 1), ("1", 2)], rows.Select(row => (row.ExternalId, row.Version)));
        Assert.Equal((null, rows[0].Sequence), (rows[0].Replaces, rows[2].Replaces));
        Assert.Equal(Start.AddMinutes(9), EncounterRow.Utc(rows[2].Ended!.Value));
        Assert.Equal(2, await house.Get<Db>().AuditEntries.CountAsync(entry => entry.Act == "encounters.did.append"));
    }

    [Theory, OnBothDatabases]
    public async Task Twice_in_one_batch_is_once_and_the_later_word_holds(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);

        var appended = await Append(house, Entry("1"), Entry("1"), Entry("1") with { Outcome = "failed" }, Entry("1") with { Outcome = "done" });

        Assert.Equal([Stored, Unchanged, Corrected, Corrected], appended.States);
        Assert.Equal([1, 2, 3], await house.Get<Db>().Encounters.OrderBy(row => row.Sequence).Select(row => row.Version).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_set_aside_with_its_row_and_the_rest_goes_in(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);

        var appended = await Append(house, Entry("1"), Entry(" ") with { EndedUtc = Start.AddHours(-1) },
            Entry("3") with { Score = 11, Scale = ScoreScale.ZeroToTen }, Entry("4") with { Score = double.NaN, Scale = ScoreScale.OneToTen },
            Entry("5") with { WaitSeconds = -1 }, Entry("6") with { Customer = "a\0b" }, Entry("7") with { Score = 3 });

        Assert.Equal([Stored, Rejected, Rejected, Rejected, Rejected, Rejected, Rejected], appended.States);
        Assert.Equal([(2, "externalId", "form.required"), (2, "ended", "encounters.ends-before-start"), (3, "score", "encounters.score-outside"),
            (4, "score", "encounters.score-outside"), (5, "waitSeconds", "encounters.wait-range"), (6, "customer", "form.one-line"),
            (7, "scale", "encounters.scale-missing")], appended.Problems.Select(problem => (problem.Row!.Value, problem.Field, problem.Code)));
        Assert.Equal(1, await house.Get<Db>().Encounters.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_customer_is_one_over_all_sources_and_batches(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Entry("1") with { Customer = "C7" }, Entry("2") with { Customer = " C7\uFEFF" }, Entry("3") with { Customer = "C8" });
        await house.Get<AppendEncounters>().Run(Analyst, new("app", [Entry("1") with { Customer = "C8" }]), Stop);

        var rows = await house.Get<Db>().Encounters.OrderBy(row => row.Sequence).ToListAsync();
        Assert.Equal([1L, 1L, 2L, 2L], rows.Select(row => row.Customer!.Value));
        Assert.Equal(2, await house.Get<Db>().CustomerIdentifiers.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_word_that_the_register_does_not_know_waits_with_its_totals(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T1");
        await Append(house, Entry("1") with { Touchpoint = "t1" }, Entry("2") with { Touchpoint = "到厅" },
            Entry("3") with { Touchpoint = "到厅", StartedUtc = Start.AddDays(2) });
        await house.Get<OutboxPump>().Once(Stop);
        await Append(house, Entry("4") with { Touchpoint = "到厅", StartedUtc = Start.AddDays(-1) }, Entry("2") with { Touchpoint = "到厅" });
        await house.Get<OutboxPump>().Once(Stop);

        var waiting = Assert.Single((await house.Get<ListReferences>().Run(House.As(Role.Director), new(), Stop)).Value.Items).Reference;
        Assert.Equal(("到厅", 3L, Start.AddDays(-1), Start.AddDays(2)), (waiting.Key, waiting.Count, waiting.FirstSeenUtc, waiting.LastSeenUtc));
    }

    [Theory, OnBothDatabases]
    public async Task Who_answers_for_some_units_brings_in_theirs_only(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var far = await house.Unit("FAR");
        await house.Unit("NEAR");
        var manager = House.As(Role.UnitManager, far.Path);

        var appended = (await house.Get<AppendEncounters>().Run(manager,
            new("queue", [Entry("1") with { Unit = "far" }, Entry("2") with { Unit = "NEAR" }, Entry("3")]), Stop)).Value;

        Assert.Equal([Stored, Rejected, Rejected], appended.States);
        Assert.All(appended.Problems, problem => Assert.Equal("encounters.unit-outside", problem.Code));
        Assert.IsType<Fail.Forbidden>((await house.Get<AppendEncounters>().Run(House.As(Role.Clerk), new("queue", [Entry("9")]), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Batches_at_the_same_time_leave_every_encounter_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var batch = Enumerable.Range(0, 300).Select(i => Entry($"{i}") with { Customer = $"C{i % 40}", Touchpoint = $"P{i % 7}" }).ToArray();

        var appended = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            var scope = house.Scope();
            var act = (AppendEncounters)scope.GetService(typeof(AppendEncounters))!;
            return (await act.Run(Analyst, new("queue", i % 2 == 0 ? batch : [.. batch.Reverse()]), Stop)).Value;
        })));

        Assert.Equal(300, appended.Sum(one => one.Count(Stored)));
        Assert.Equal(900, appended.Sum(one => one.Count(Unchanged)));
        Assert.Equal((300, 40), (await house.Get<Db>().Encounters.CountAsync(), await house.Get<Db>().Customers.CountAsync()));
        Assert.Equal(300, await house.Get<Db>().LogWords.SumAsync(word => word.Seen));
    }

    [Theory, OnBothDatabases]
    public async Task In_any_order_of_arrival_and_any_cut_the_latest_word_about_each_holds(DatabaseProvider provider)
    {
        var chance = new Random(20260302);
        await using var house = await House.Open(provider);
        Dictionary<string, EncounterEntry> naive = [];
        for (int batch = 0; batch < 40; batch++)
        {
            var entries = Enumerable.Range(0, chance.Next(1, 30)).Select(_ => Entry($"{chance.Next(60)}") with
            {
                Outcome = chance.Next(3) == 0 ? null : $"o{chance.Next(3)}",
                WaitSeconds = chance.Next(3),
            }).ToArray();
            foreach (var entry in entries) naive[entry.ExternalId] = entry;
            Assert.Empty((await Append(house, entries)).Problems);
        }

        var db = house.Get<Db>();
        var words = await db.LogWords.ToDictionaryAsync(word => word.Id, word => word.Text);
        var replaced = (await db.Encounters.Where(row => row.Replaces != null).Select(row => row.Replaces!.Value).ToListAsync()).ToHashSet();
        var latest = (await db.Encounters.ToListAsync()).Where(row => !replaced.Contains(row.Sequence)).ToDictionary(row => row.ExternalId);
        Assert.Equal(naive.Keys.Order(), latest.Keys.Order());
        Assert.All(naive.Values, entry => Assert.Equal((entry.Outcome, entry.WaitSeconds),
            (latest[entry.ExternalId].Outcome is { } outcome ? words[outcome] : null, latest[entry.ExternalId].Wait)));
    }

    [Theory, OnBothDatabases]
    public async Task Batches_and_what_is_told_of_them_never_wait_for_each_other_in_a_ring(DatabaseProvider provider)
    {
        const int batches = 50, places = 80;
        await using var house = await House.Open(provider);
        var chance = new Random(20261122);
        // Each batch names the places in another order.
        var all = Enumerable.Range(0, batches).Select(batch => Enumerable.Range(0, places).OrderBy(_ => chance.Next())
            .Select(place => Entry($"{batch}-{place}") with { Touchpoint = $"P{place}" }).ToArray()).ToList();

        var pump = house.Get<OutboxPump>();
        bool isOver = false;
        var telling = Task.Run(async () =>
        {
            while (!Volatile.Read(ref isOver)) await pump.Once(Stop);
        });
        foreach (var batch in all) await Append(house, batch);
        Volatile.Write(ref isOver, true);
        await telling;
        while (await pump.Once(Stop) > 0) { }

        Assert.Equal(0, await house.Get<Db>().LogWords.CountAsync(word => word.Kind == LogWordKind.Touchpoint && word.Told != word.Seen));
        Assert.Equal(0, await house.Get<Db>().OutboxMessages.CountAsync(message => message.Attempts > 1));
    }

    [Theory, OnBothDatabases]
    public async Task Who_corrects_the_same_encounters_at_the_same_time_leaves_versions_that_follow_each_other(DatabaseProvider provider)
    {
        const int writers = 4, turns = 12, encounters = 20;
        await using var house = await House.Open(provider);
        await Append(house, [.. Enumerable.Range(0, encounters).Select(i => Entry($"E{i}"))]);

        // Each looks before its turn at what the others are about to correct.
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (int turn = 0; turn < turns; turn++)
                await Append(house, [.. Enumerable.Range(0, encounters).Select(i => Entry($"E{i}") with { WaitSeconds = 1 + turn * writers + writer })]);
        }, Stop)));

        var rows = await house.Get<Db>().Encounters.OrderBy(row => row.Sequence).ToListAsync(Stop);
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(i => (long)i), rows.Select(row => row.Sequence));
        foreach (var same in rows.GroupBy(row => row.ExternalId))
        {
            var versions = same.ToList();
            Assert.Equal(Enumerable.Range(1, 1 + writers * turns), versions.Select(row => row.Version));
            Assert.Equal([null, .. versions.SkipLast(1).Select(row => (long?)row.Sequence)], versions.Select(row => row.Replaces));
        }
    }

    private static EncounterEntry Entry(string id) => new() { ExternalId = id, Touchpoint = "T13", StartedUtc = Start };

    private static async Task<AppendEncounters.Appended> Append(House house, params EncounterEntry[] entries)
    {
        var outcome = await house.Get<AppendEncounters>().Run(Analyst, new("queue", entries), Stop);
        Assert.Null(outcome.Failure);
        return outcome.Value;
    }
}
