using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Value;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Customers.Value;

/// <summary>When a customer bought: each day once, in order, with what was spent on it.</summary>
sealed class Buyer
{
    private readonly List<(int Day, double Money)> days = [];

    /// <summary>Adds a purchase; no money told is 0.</summary>
    public void Add(int day, double money) => days.Add((day, money));

    /// <summary>Puts the days in order and those that are alike together.</summary>
    public void Settle()
    {
        days.Sort((one, other) => one.Day.CompareTo(other.Day));
        int kept = 0;
        for (int i = 1; i < days.Count; i++)
        {
            if (days[i].Day == days[kept].Day) days[kept] = (days[kept].Day, days[kept].Money + days[i].Money);
            else days[++kept] = days[i];
        }
        if (days.Count > 0) days.RemoveRange(kept + 1, days.Count - kept - 1);
    }

    /// <summary>The history up to a day; null for whoever first bought on it or later.</summary>
    public PurchaseHistory? Until(int day)
    {
        int count = Count(day);
        return count == 0 || days[0].Day >= day ? null : new(count - 1, days[count - 1].Day - days[0].Day, day - days[0].Day);
    }

    /// <summary>On how many days they bought from one day on.</summary>
    public int From(int day) => days.Count - Count(day);

    /// <summary>Mean of the days after the first on which a sum was told, and how many; null without any.</summary>
    public Spending? Spent
    {
        get
        {
            var told = days.Skip(1).Where(one => one.Money > 0).ToList();
            return told.Count == 0 ? null : new(told.Count, told.Average(one => one.Money));
        }
    }

    /// <summary>All sums.</summary>
    public double Sum => days.Sum(one => one.Money);

    private int Count(int day)
    {
        int count = days.FindIndex(one => one.Day >= day);
        return count < 0 ? days.Count : count;
    }
}

/// <summary>Loads who bought when, of all who may be valued.</summary>
public sealed class Buyers(Db db, PurchaseReading purchases, CustomerMerges merges, UnitFacts units)
{
    private const long MicrosOfDay = 86_400_000_000;

    /// <summary>All of them.</summary>
    /// <param name="Of">By the number that stands for the customer.</param>
    /// <param name="Today">The day of the question; only days before it are in.</param>
    /// <param name="LeftOut">How many bought but may not be valued.</param>
    internal sealed record All(IReadOnlyDictionary<long, Buyer> Of, int Today, int LeftOut);

    /// <summary>Who bought in the months that count, up to the day before a moment. Days are the company's own.</summary>
    internal async Task<All> Load(ValuePolicy policy, DateTime asOfUtc, Func<long, Task>? progress, CancellationToken stop)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await units.All(stop)).Values.Single(unit => unit.Path == UnitPath.Root).TimeZone);
        var into = (await merges.All(stop)).ToDictionary(merge => merge.From, merge => merge.Into);
        int today = Day(asOfUtc);
        Dictionary<long, Buyer> all = [];
        long read = 0;
        await foreach (var one in purchases.Of(new(policy.Touchpoints, policy.Stages, policy.Outcomes, policy.Money),
            asOfUtc.AddMonths(-policy.HistoryMonths), asOfUtc, stop))
        {
            long customer = one.Customer;
            while (into.TryGetValue(customer, out long other)) customer = other;
            if (!all.TryGetValue(customer, out var buyer)) all[customer] = buyer = new();
            int day = Day(EncounterRow.Utc(one.Started));
            if (day < today) buyer.Add(day, one.Money ?? 0);
            if (++read % 100_000 == 0 && progress is not null) await progress(read);
        }
        var shut = await Shut(policy, into, stop);
        int leftOut = 0;
        foreach (var (number, buyer) in all.ToList())
        {
            buyer.Settle();
            bool isShut = shut(number);
            if (isShut) leftOut++;
            if (isShut || buyer.Until(today) is null) all.Remove(number);
        }
        return new(all, today, leftOut);

        int Day(DateTime utc) => (int)((TimeZoneInfo.ConvertTimeFromUtc(utc, zone) - DateTime.UnixEpoch).Ticks / 10 / MicrosOfDay);
    }

    // The latest word about a profile decides; who was erased has none.
    private async Task<Func<long, bool>> Shut(ValuePolicy policy, Dictionary<long, long> into, CancellationToken stop)
    {
        var erased = (await db.CustomerErasures.Select(e => e.CustomerId).ToListAsync(stop)).ToHashSet();
        Dictionary<long, bool> isGiven = [];
        foreach (var word in await db.CustomerConsents.AsNoTracking().Where(c => c.Purpose == ConsentPurpose.Profiling).OrderBy(c => c.AtUtc).ThenBy(c => c.Id)
            .Select(c => new { c.CustomerId, c.IsGiven }).ToListAsync(stop))
        {
            long customer = word.CustomerId;
            while (into.TryGetValue(customer, out long other)) customer = other;
            isGiven[customer] = word.IsGiven;
        }
        return number => erased.Contains(number) || (isGiven.TryGetValue(number, out bool given) ? !given : policy.NeedsConsent);
    }
}
