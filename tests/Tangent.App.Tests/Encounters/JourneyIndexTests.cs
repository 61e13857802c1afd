using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters;
using Tangent.App.Encounters.Journeys;
using Tangent.App.Encounters.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.JourneyIndex;
using Tangent.Tests.LogFiles;

namespace Tangent.Tests.Encounters;

/// <summary>The journey index says what the log says: whatever came in which order, and whatever became of its files.</summary>
public sealed class JourneyIndexTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly DateTime Start = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);
    private static readonly JourneyCut[] Cuts = [JourneyCut.KeyOrCustomer, JourneyCut.Key, JourneyCut.Customer];

    [Theory, OnBothDatabases]
    public async Task Any_order_of_arrival_and_any_cut_of_batches_gives_what_a_naive_count_gives(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var indexes = house.Get<JourneyIndexes>();
        indexes.RowsInMemory = 64;          // so that rows are sorted in runs that are merged
        var draw = new Random(7);
        var told = Enumerable.Range(0, 900).Select(i => Entry(draw, i)).OrderBy(_ => draw.Next()).ToList();
        for (int at = 0; at < told.Count;)
        {
            int size = draw.Next(1, 260);
            var corrected = told.Take(at).Where(_ => draw.Next(40) == 0).Select(one => Entry(draw, int.Parse(one.ExternalId)));
            await Append(house, [.. told.Skip(at).Take(size), .. corrected]);
            at += size;
            if (draw.Next(3) > 0) await Agrees(house, Cuts[draw.Next(3)]);
        }
        foreach (var cut in Cuts) await Agrees(house, cut);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_that_is_damaged_anywhere_is_noticed_and_made_anew(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var draw = new Random(11);
        await Append(house, [.. Enumerable.Range(0, 300).Select(i => Entry(draw, i))]);
        await Agrees(house, JourneyCut.KeyOrCustomer);
        var name = Assert.Single(Directory.GetFiles(house.Settings.Database.IndexFolder));
        var sound = await File.ReadAllBytesAsync(name);
        var shape = IndexShape.From(sound.AsSpan(0, IndexShape.PageSize), sound.Length)!;
        for (int round = 0; round < 30; round++)
        {
            var damaged = sound.ToArray();
            if (round % 3 == 0) damaged = damaged[..draw.Next(damaged.Length)];
            else damaged[PlaceIn(shape, round, draw)] ^= (byte)(1 << draw.Next(8));
            await using var later = House.Around(house.Settings.Database, house.Clock, isDropped: false);
            await File.WriteAllBytesAsync(name, damaged);
            Assert.Null(IndexFile.Open(name));
            await Agrees(later, JourneyCut.KeyOrCustomer);
            Assert.Equal(sound, await File.ReadAllBytesAsync(name));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_build_that_ends_anywhere_leaves_what_was_there(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var draw = new Random(3);
        await Append(house, [.. Enumerable.Range(0, 200).Select(i => Entry(draw, i))]);
        await Agrees(house, JourneyCut.KeyOrCustomer);
        for (int round = 0; round < 8; round++)
        {
            await Append(house, [.. Enumerable.Range(200 + round * 50, 50).Select(i => Entry(draw, i))]);
            using var ending = new CancellationTokenSource();
            var extending = house.Get<JourneyIndexes>().Open(JourneyCut.KeyOrCustomer, ending.Token);
            await Task.Delay(draw.Next(4), Stop);
            await ending.CancelAsync();
            try
            {
                (await extending)?.Dispose();
            }
            catch (OperationCanceledException)
            {
                // What was begun is gone; what was there is there.
            }
            await File.WriteAllBytesAsync(Path.Combine(house.Settings.Database.IndexFolder, $"left{round}.part"), [1, 2, 3], Stop);
            await Agrees(house, JourneyCut.KeyOrCustomer);
        }
        await Append(house, [Entry(draw, 900)]);
        await Agrees(house, JourneyCut.KeyOrCustomer);
        Assert.Single(Directory.GetFiles(house.Settings.Database.IndexFolder));
    }

    [Theory, OnBothDatabases]
    public async Task Rows_that_are_taken_out_of_the_log_are_gone_from_the_index(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var draw = new Random(5);
        await Append(house, [.. Enumerable.Range(0, 200).Select(i => Entry(draw, i))]);
        await Agrees(house, JourneyCut.Customer);
        var db = house.Get<Db>();
        await db.Encounters.Where(row => row.Customer == 1).ExecuteDeleteAsync(Stop);
        await db.LogStates.ExecuteUpdateAsync(log => log.SetProperty(state => state.Rewritten, state => state.Rewritten + 1), Stop);
        await Agrees(house, JourneyCut.Customer);
    }

    [Theory, OnBothDatabases]
    public async Task An_index_of_another_log_is_not_taken(DatabaseProvider provider)
    {
        await using var one = await House.Open(provider);
        await using var other = await House.Open(provider);
        var draw = new Random(5);
        await Append(one, [.. Enumerable.Range(0, 50).Select(i => Entry(draw, i))]);
        await Agrees(one, JourneyCut.Customer);
        other.Clock.Pass(TimeSpan.FromHours(1));
        await Append(other, [.. Enumerable.Range(0, 60).Select(i => Entry(draw, i))]);
        var name = Directory.GetFiles(one.Settings.Database.IndexFolder).Single();
        Directory.CreateDirectory(other.Settings.Database.IndexFolder);
        File.Copy(name, Path.Combine(other.Settings.Database.IndexFolder, Path.GetFileName(name)));
        await Agrees(other, JourneyCut.Customer);
    }

    [Theory, OnBothDatabases]
    public async Task An_index_that_was_replaced_can_be_read_to_its_end(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var draw = new Random(9);
        await Append(house, [.. Enumerable.Range(0, 100).Select(i => Entry(draw, i))]);
        using var hold = (await house.Get<JourneyIndexes>().Open(JourneyCut.Customer, Stop))!;
        var steps = hold.File.Column<Step>(IndexColumn.Steps);
        long before = steps.Span[^1].StartMicros;
        await Append(house, [.. Enumerable.Range(100, 100).Select(i => Entry(draw, i))]);
        (await house.Get<JourneyIndexes>().Open(JourneyCut.Customer, Stop))!.Dispose();
        Assert.Equal(before, steps.Span[^1].StartMicros);
        Assert.Equal(0, hold.Behind);
    }

    private static int PlaceIn(IndexShape shape, int round, Random draw)
    {
        if (round % 3 == 1) return draw.Next(300);
        var column = (IndexColumn)draw.Next(IndexShape.Columns);
        return (int)shape.StartOf(column) + draw.Next((int)shape.CountOf(column) * IndexShape.SizeOf(column));
    }

    private static async Task Agrees(House house, JourneyCut cut)
    {
        using var hold = (await house.Get<JourneyIndexes>().Open(cut, Stop))!;
        var db = house.Get<Db>();
        var rows = await db.Encounters.OrderBy(row => row.Sequence).ToListAsync(Stop);
        var words = await db.LogWords.Where(word => word.Kind == LogWordKind.Touchpoint).ToListAsync(Stop);
        var meaning = new int[words.Max(word => word.Id) + 1];
        for (int i = 0; i < words.Count; i++) meaning[words[i].Id] = i;
        var log = IndexLog.Of(hold.File, 30, [.. words.Select(word => new JourneyStop(word.Text, null, word.Text, word.Text))], meaning);

        Assert.Equal(0, hold.Behind);
        var expected = NaiveJourneys.Of(rows, cut, 30, words.ToDictionary(word => word.Id, word => word.Text), out int loose);
        Assert.Equal(loose, hold.File.Loose);
        Assert.Equal(NaiveFlow.Of(expected), NaiveFlow.Of(log));
    }

    private static EncounterEntry Entry(Random draw, int i) => new()
    {
        ExternalId = $"{i}",
        Touchpoint = $"P{draw.Next(6)}",
        StartedUtc = Start.AddHours(draw.Next(6000)),
        EndedUtc = null,
        Customer = draw.Next(5) == 0 ? null : $"C{draw.Next(12)}",
        Journey = draw.Next(3) == 0 ? $"order {draw.Next(15)}" : null,
        Score = draw.Next(2) == 0 ? draw.Next(1, 6) : null,
        Scale = ScoreScale.OneToFive,
        WaitSeconds = draw.Next(2) == 0 ? draw.Next(600) : null,
    };

    private static async Task Append(House house, EncounterEntry[] batch) =>
        Assert.Empty((await house.Get<AppendEncounters>().Run(House.As(Role.Analyst), new("queue", batch), Stop)).Value.Problems);
}

/// <summary>The plainest possible cut of a log into journeys.</summary>
static class NaiveJourneys
{
    public static List<Happened> Of(IReadOnlyList<EncounterRow> rows, JourneyCut cut, int gapDays, IReadOnlyDictionary<int, string> words, out int loose)
    {
        var replaced = rows.Select(row => row.Replaces).OfType<long>().ToHashSet();
        var latest = rows.Where(row => !replaced.Contains(row.Sequence)).ToList();
        string? Group(EncounterRow row) => cut != JourneyCut.Customer && row.Journey is { } key ? $"key {key}"
            : cut != JourneyCut.Key && row.Customer is { } customer ? $"customer {customer}" : null;
        loose = latest.Count(row => Group(row) is null);
        List<Happened> events = [];
        foreach (var group in latest.Where(row => Group(row) is not null).GroupBy(row => Group(row)!))
        {
            int journey = 0;
            long last = long.MinValue;
            foreach (var row in group.OrderBy(row => row.Started).ThenBy(row => row.Sequence))
            {
                if (last > long.MinValue && group.Key.StartsWith("customer", StringComparison.Ordinal)
                    && row.Started - last > gapDays * 86_400_000_000L) journey++;
                last = Math.Max(last, Math.Max(row.Started, row.Ended ?? long.MinValue));
                events.Add(new($"{group.Key}/{journey}", words[row.Touchpoint], row.Started / 1_000_000));
            }
        }
        return events;
    }
}
