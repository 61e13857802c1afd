using Tangent.Analytics.Flow;

namespace Tangent.Analytics.Tests.Flow;

public class PackedEventsTests
{
    [Theory]
    [InlineData(1_700_000_000_000_000, 1_000_000, 40)]              // whole seconds, few touchpoints
    [InlineData(1_700_000_000_000_000, 1_000, 40)]                  // milliseconds
    [InlineData(-1_700_000_000_000_001, 7, 70_000)]                 // microseconds before 1970, many touchpoints
    [InlineData(-62_135_596_800_000_000, 600_000_000_000_017, 300)] // from year 1 on: no unit fits
    public void A_packed_block_gives_back_what_was_put_in(long first, long step, int touchpoints)
    {
        var block = new EventBlock(500, default);
        var draw = new Random(1);
        long[] starts = [.. Enumerable.Range(0, 500).Select(_ => first + draw.Next(400) * step)];
        int[] touched = [.. starts.Select(_ => draw.Next(touchpoints))];
        for (int i = 0; i < 500; i++)
        {
            block.Count++;
            (block.Cases[i], block.Touchpoints[i], block.Starts[i]) = (i * 3, touched[i], starts[i]);
        }

        var packed = block.Pack();

        var (someTouched, someStarts) = (new int[450], new long[450]);
        packed.Unpack(50, someTouched, someStarts);
        Assert.Equal(touched[50..], someTouched);
        Assert.Equal(starts[50..], someStarts);
        Assert.Equal(Enumerable.Range(0, 500).Select(i => i * 3), packed.Cases);
        Assert.Equal((500, 0), (packed.Count, block.Count));
    }

    [Fact]
    public void Names_of_every_length_are_told_apart()
    {
        var table = new NameTable();
        string[] names = [.. Enumerable.Range(1, 60).SelectMany(length => (string[])
            [new('a', length), new string('a', length - 1) + "b", "b" + new string('a', length - 1)]).Distinct()];
        foreach (int round in (int[])[1, 2])
            Assert.Equal(Enumerable.Range(0, names.Length), names.Select(name => table.NumberOf(System.Text.Encoding.UTF8.GetBytes(name))));
        Assert.Equal(names, names.Select((_, i) => System.Text.Encoding.UTF8.GetString(table.NameOf(i, new byte[16]))));
    }
}
