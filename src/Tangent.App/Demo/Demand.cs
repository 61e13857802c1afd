namespace Tangent.App.Demo;

/// <summary>
/// When needs arise: month, weekday, holiday, and a shock for each city and day, so that counts vary more than
/// Poisson.
/// </summary>
sealed class Demand
{
    private readonly DemoCalendar calendar;
    private readonly long[][][] upToDay;      // kind of journey, city: weight of all days up to this one
    private readonly int[][] load;            // city: weight of the day, 1000 on average
    private readonly int[][] upToHour;        // place: weight of all hours up to this one
    private readonly int[][] hourLoad;        // place: weight of the hour, 1000 on average of the open ones

    public Demand(ulong seed, Truths truths, DemoCalendar calendar, JourneyType[] types, int cities)
    {
        this.calendar = calendar;
        var weights = Enumerable.Range(0, cities).Select(city => DayWeights(seed, truths.Demand, city)).ToArray();
        load = [.. weights.Select(LoadOf)];
        upToDay = [.. types.Select(type => weights.Select(days => Sums(days, type.Months)).ToArray())];
        var places = Enum.GetValues<Place>().Select(place => truths.Places.First(one =>
            one.Place.Equals(place.ToString(), StringComparison.OrdinalIgnoreCase)).Hours).ToArray();
        upToHour = [.. places.Select(hours => hours.Select((_, i) => hours.Take(i + 1).Sum()).ToArray())];
        hourLoad = [.. places.Select(hours =>
            hours.Select(hour => hour * 1000 * hours.Count(one => one > 0) / hours.Sum()).ToArray())];
    }

    /// <summary>A day for a need of this kind in this city.</summary>
    public int DrawDay(ref Chance chance, int type, int city)
    {
        var sums = upToDay[type][city];
        var drawn = (long)Math.BigMul(chance.Next(), (ulong)sums[^1], out _);
        int low = 0, high = sums.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (drawn < sums[middle]) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// <summary>A second of this day at which the place is open and busy as it is by its hours.</summary>
    public int DrawTime(ref Chance chance, Place place, int day)
    {
        var sums = upToHour[(int)place];
        var drawn = chance.Below(sums[^1]);
        int hour = 0;
        while (drawn >= sums[hour]) hour++;
        return calendar.At(day, hour, chance.Below(3600));
    }

    /// <summary>The same second when the place is open, else one in its next opening.</summary>
    public int WhenOpen(ref Chance chance, Place place, int utc)
    {
        int hour = calendar.HourOf(utc), day = calendar.DayOf(utc);
        var (sums, loads) = (upToHour[(int)place], hourLoad[(int)place]);
        if (loads[hour] > 0) return utc;
        return DrawTime(ref chance, place, sums[hour] == sums[^1] ? day + 1 : day);
    }

    /// <summary>How busy a place is, 1000 on average, 250 to 3000.</summary>
    public int Load(Place place, int city, int utc) =>
        Math.Clamp(load[city][calendar.DayOf(utc)] * hourLoad[(int)place][calendar.HourOf(utc)] / 1000, 250, 3000);

    private int[] DayWeights(ulong seed, DemandTruth truth, int city)
    {
        var key = Chance.KeyOf(seed, "days");
        var shocks = Curve.Of(truth.DayShock);
        var weights = new int[calendar.Days];
        for (int day = 0; day < weights.Length; day++)
        {
            var chance = Chance.Of(key, (city * 10000) + day);
            var kind = calendar.IsHoliday(day) ? truth.Holiday
                : calendar.IsMakeUpDay(day) ? truth.Weekdays[0] : truth.Weekdays[calendar.WeekdayOf(day)];
            weights[day] = kind * shocks.Draw(ref chance) / 1000;
        }
        return weights;
    }

    private int[] LoadOf(int[] weights)
    {
        var sum = weights.Sum(day => (long)day);
        return [.. weights.Select(weight => (int)(1000L * weight * calendar.Days / sum))];
    }

    private long[] Sums(int[] days, int[] months)
    {
        var sums = new long[days.Length];
        long sum = 0;
        for (int day = 0; day < days.Length; day++) sums[day] = sum += (long)days[day] * months[calendar.MonthOf(day)];
        return sums;
    }
}
