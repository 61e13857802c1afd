using System.Diagnostics;
using Tangent.Domain.Calendars;
using Tangent.Tests.Calendars;

namespace Tangent.Bench;

/// <summary>Deadlines per second on one core, what they allocate, and drawn cases against the walk minute by minute.</summary>
static class CalendarsBench
{
    public static void Measure(int rounds, int cases)
    {
        Speed(rounds);
        Cases(cases);
    }

    private static void Speed(int rounds)
    {
        var office = DayHours.Parse("09:00-12:00 13:30-18:00")!;
        var calendar = new BusinessCalendar(new(new()
        {
            Zone = "Asia/Shanghai",
            Week = [office, office, office, office, office, DayHours.Closed, DayHours.Closed],
            Holidays = ["cn"],
        }));
        var chance = new Random(1);
        var first = new DateTime(2017, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var starts = Enumerable.Range(0, 1 << 16).Select(_ => first.AddMinutes(chance.Next(10 * 365 * 1440))).ToArray();
        var spans = Enumerable.Range(0, 1 << 16).Select(_ => TimeSpan.FromMinutes(chance.Next(1, 14 * 1440))).ToArray();
        for (int i = 0; i < starts.Length; i++) calendar.Deadline(starts[i], spans[i]);
        const int Asked = 5_000_000;
        List<double> millions = [];
        long before = GC.GetAllocatedBytesForCurrentThread(), sum = 0;
        for (int round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            for (int i = 0; i < Asked; i++) sum += calendar.Deadline(starts[i & 0xFFFF], spans[i & 0xFFFF])!.Value.Ticks & 1;
            millions.Add(Asked / watch.Elapsed.TotalSeconds / 1e6);
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(Spread.Line("deadlines over ten years with holidays, one core", millions, "million/s"));
        Console.WriteLine(FormattableString.Invariant($"  {allocated / (double)Asked / rounds:0.000} bytes a deadline (check {sum & 1})"));
    }

    private static void Cases(int cases)
    {
        var watch = Stopwatch.StartNew();
        int wrong = 0;
        Parallel.For(0, cases, new ParallelOptions { MaxDegreeOfParallelism = 2 }, number =>
        {
            if (CalendarCase.Draw(new Random(number)).Difference() is not { } difference) return;
            Interlocked.Increment(ref wrong);
            Console.WriteLine(difference);
        });
        Console.WriteLine(FormattableString.Invariant($"drawn cases against the walk minute by minute: {cases:N0}, {wrong} differ, {watch.Elapsed.TotalSeconds:0} s"));
    }
}
