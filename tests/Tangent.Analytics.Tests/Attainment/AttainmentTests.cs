using Tangent.Analytics.Attainment;

namespace Tangent.Analytics.Tests.Attainment;

/// <summary>How far clauses are met: one pass against the plain reading of the rules, and the verdicts of the documentation.</summary>
public sealed class AttainmentTests
{
    private const long Day = 86_400_000_000;

    [Theory]
    [InlineData(81, 263, 0.8, Kept.No, 0.255, 0.366)]
    [InlineData(45, 50, 0.8, Kept.Open, 0.786, 0.957)]
    [InlineData(45, 50, 0.75, Kept.Yes, 0.786, 0.957)]
    [InlineData(20, 20, 0.8, Kept.TooFew)]
    [InlineData(50, 50, 1, Kept.Yes, 0.929, 1)]
    [InlineData(0, 0, 0.8, Kept.TooFew)]
    public void The_verdict_follows_the_interval(long met, long measured, double promised, Kept kept, double low = 0, double high = 0)
    {
        var verdict = AttainmentVerdict.Of(met, measured, promised);
        Assert.Equal(kept, verdict.Kept);
        Assert.Equal(kept == Kept.TooFew, verdict.Share is CannotTell);
        if (verdict.Share is Estimate told) Assert.Equal((low, high), (Math.Round(told.Low, 3), Math.Round(told.High, 3)));
    }

    [Fact]
    public void One_pass_counts_what_the_rules_read_one_by_one()
    {
        var chance = new Random(7);
        var versions = Versions(chance, 60);
        var rows = new Rows(chance, 20_000);
        var count = new AttainmentCount(versions, Half);
        count.Add(rows.Columns(0, 12_000));
        var later = new AttainmentCount(versions, Half);
        later.Add(rows.Columns(12_000, 8_000));
        // What was told wrongly is taken back.
        later.Add(rows.Columns(500, 700), -1);
        count.Add(later);

        var expected = new Dictionary<(AttainmentCell Cell, int Day), (int Measured, int Met)>();
        for (int i = 0; i < rows.Count; i++)
        {
            if (i is >= 500 and < 1200) continue;
            var date = DateTime.UnixEpoch.AddDays(rows.Day[i]);
            foreach (var version in versions.Where(version => rows.IsUnder(version, i)))
            {
                if (rows.Meets(version, i) is not { } met) continue;
                var cell = new AttainmentCell(version.Clause, version.Version, rows.Tier[i] < 0 ? 4 : rows.Tier[i], rows.Unit[i], rows.Channel[i],
                    (date.Year * 12) + date.Month - 1);
                var (measured, kept) = expected.GetValueOrDefault((cell, date.Day));
                expected[(cell, date.Day)] = (measured + 1, kept + (met ? 1 : 0));
            }
        }
        Assert.NotEmpty(expected);
        var counted = count.Cells.SelectMany(one => Enumerable.Range(1, 31).Select(day => KeyValuePair.Create((one.Key, day), one.Value.Of(day))))
            .Where(one => one.Value.Measured > 0);
        Assert.Equal(expected.OrderBy(one => one.Key.ToString()), counted.OrderBy(one => one.Key.ToString()));
        Assert.All(count.Cells.Values, tally => Assert.Equal(tally.Measured, Enumerable.Range(1, 31).Sum(day => tally.Of(day).Measured)));
    }

    [Fact]
    public void Days_are_packed_and_unpacked()
    {
        var tally = new AttainmentTally();
        tally.Add(2, 200, 5);
        Assert.Equal([2, 200, 1, 5], tally.Pack());
        tally.Add(31, 300_000, 299_999);
        var again = AttainmentTally.Unpack(tally.Pack());
        Assert.Equal((300_200L, 300_004L), (again.Measured, again.Met));
        Assert.Equal((200, 5), again.Of(2));
        Assert.Equal((300_000, 299_999), again.Of(31));
        tally.Add(2, -200, -5);
        tally.Add(31, -300_000, -299_999);
        Assert.True(tally.IsEmpty);
        Assert.Empty(tally.Pack());
    }

    [Theory]
    [InlineData("waiting + duration", 360)]
    [InlineData("max(waiting, 90) / 2", 45)]
    [InlineData("-waiting - -duration * 2", 540)]
    [InlineData("(waiting + 2) * (10 - score) + .5", 186.5)]
    [InlineData("min(waiting, min(duration, 7)) - 2 - 1", 4)]
    [InlineData("duration / (waiting - 60)", double.NaN)]
    public void A_formula_is_reckoned_as_it_is_read(string text, double expected)
    {
        var formula = Formula.Read(text, out int wrongAt);
        Assert.Equal(0, wrongAt);
        Assert.Equal(expected, formula!.Of(60, 300, 7), 9);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("waiting +", 10)]
    [InlineData("waiting duration", 9)]
    [InlineData("1..2", 5)]
    [InlineData("wating", 1)]
    [InlineData("max(waiting)", 12)]
    [InlineData("(score", 7)]
    [InlineData("waiting; drop", 8)]
    public void What_is_no_formula_says_where(string text, int at)
    {
        Assert.Null(Formula.Read(text, out int wrongAt));
        Assert.Equal(at, wrongAt);
    }

    [Fact]
    public void Brackets_have_an_end()
    {
        Assert.Null(Formula.Read(new string('(', 90) + "1" + new string(')', 90), out _));
        Assert.NotNull(Formula.Read(string.Concat(Enumerable.Repeat("1+(2*min(3,", 9)) + "score" + string.Concat(Enumerable.Repeat("))", 9)), out _));
        Assert.Null(Formula.Read("1+" + new string('1', 300), out _));
        Assert.Equal(double.NaN, Formula.Read("waiting + score", out _)!.Of(1, 2, double.NaN));
    }

    // Half of every stretch is working time.
    private static long Half(int unit, long from, long to) => (to - from) / 2;

    private static ClauseVersion[] Versions(Random chance, int count) => [.. Enumerable.Range(0, count).Select(number =>
    {
        int from = chance.Next(0, 60);
        return new ClauseVersion(number / 2, 1 + (number % 2), chance.Next(4) == 0 ? null : [chance.Next(6), chance.Next(6)],
            chance.Next(3) == 0 ? [chance.Next(3)] : null, chance.Next(3) == 0 ? [true, false, true, false] : null,
            (MeasuredBy)(number % 5), number % 5 is < 2 or 4,
            [.. Enumerable.Range(0, 5).Select(tier => number % 5 == 2 ? 8.0 - tier : 60.0 * (tier + 1))], [0, 2], from, from + 30, chance.Next(2) == 0, 0.8,
            Formula.Read("waiting + duration", out _));
    })];

    private sealed class Rows
    {
        public readonly int[] Place, Channel, Unit, Wait, Outcome, Day;
        public readonly sbyte[] Tier;
        public readonly long[] Started, Ended;
        public readonly double[] Score;

        public Rows(Random chance, int count)
        {
            T[] Draw<T>(Func<T> one) => [.. Enumerable.Range(0, count).Select(_ => one())];
            (Place, Channel, Unit) = (Draw(() => chance.Next(7)), Draw(() => chance.Next(-1, 3)), Draw(() => chance.Next(-1, 4)));
            (Wait, Outcome, Tier) = (Draw(() => chance.Next(-1, 400)), Draw(() => chance.Next(-1, 4)), Draw(() => (sbyte)chance.Next(-1, 4)));
            Started = Draw(() => chance.NextInt64(0, 100 * AttainmentTests.Day));
            Day = [.. Started.Select(at => (int)(at / AttainmentTests.Day))];
            Ended = [.. Started.Select(at => chance.Next(5) == 0 ? EncounterColumns.NoTime : at + (chance.Next(0, 600) * 1_000_000L))];
            Score = Draw(() => chance.Next(5) == 0 ? double.NaN : chance.Next(0, 11));
        }

        public int Count => Started.Length;

        public EncounterColumns Columns(int from, int count) => new()
        {
            Place = Place.AsSpan(from, count),
            Channel = Channel.AsSpan(from, count),
            Unit = Unit.AsSpan(from, count),
            Tier = Tier.AsSpan(from, count),
            Started = Started.AsSpan(from, count),
            Day = Day.AsSpan(from, count),
            Ended = Ended.AsSpan(from, count),
            Wait = Wait.AsSpan(from, count),
            Score = Score.AsSpan(from, count),
            Outcome = Outcome.AsSpan(from, count),
        };

        public bool IsUnder(ClauseVersion version, int i) =>
            (version.Places is null || version.Places.Contains(Place[i])) && (version.Channels is null || version.Channels.Contains(Channel[i]))
            && (version.Units is null || (Unit[i] >= 0 && version.Units[Unit[i]])) && Day[i] >= version.From && Day[i] < version.Before;

        public bool? Meets(ClauseVersion version, int i)
        {
            double limit = version.Limits[Tier[i] < 0 ? 4 : Tier[i]];
            double Time(double seconds) => version.InWorkingTime && Unit[i] >= 0 ? seconds / 2 : seconds;
            return version.By switch
            {
                MeasuredBy.Waiting => Wait[i] < 0 ? null : Time(Wait[i]) <= limit,
                MeasuredBy.Duration => Ended[i] == EncounterColumns.NoTime ? null : Time((Ended[i] - Started[i]) / 1e6) <= limit,
                MeasuredBy.Score => double.IsNaN(Score[i]) ? null : Score[i] >= limit,
                MeasuredBy.Formula => Wait[i] < 0 || Ended[i] == EncounterColumns.NoTime ? null : Time(Wait[i]) + Time((Ended[i] - Started[i]) / 1e6) <= limit,
                _ => Outcome[i] < 0 ? null : version.Outcomes.Contains(Outcome[i]),
            };
        }
    }
}
