using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Demo;

/// <summary>
/// What a truths file must keep to. Each problem names the place in the file, such as <c>moments[12].penalty</c>.
/// </summary>
public static class TruthRules
{
    private static readonly HashSet<string> Codes = [.. DemoFiles.TouchpointList.Select(place => place.Code)];
    private static readonly HashSet<string> Units = [.. DemoFiles.People.Units.Select(unit => unit.Code)];
    private static readonly string[] Ages = ["18-29", "30-39", "40-49", "50-64", "65+"];

    /// <summary>Everything that is wrong with the truths; empty when a world can be made of them.</summary>
    public static IReadOnlyList<Problem> Check(Truths truths)
    {
        var found = new Problems();
        Company(truths, found);
        Happenings(truths, found);
        PlantedCauses(truths, found);
        if (found.All.Count == 0)
            Problems.Each("outages", truths.Outages,
                (one, at) => found.Known($"{at}.devices", one.Devices, Machines.CodesOf(truths)));
        return found.All;
    }

    private static void Company(Truths truths, Problems found)
    {
        found.Range("calendar.days", truths.Calendar.Days, 1, 366);
        found.Range("calendar.utcOffsetSeconds", truths.Calendar.UtcOffsetSeconds, -50400, 50400);
        found.Same("tiers[].tier", truths.Tiers.Select(tier => tier.Tier.ToString()), Enum.GetNames<CustomerTier>());
        found.Sum("tiers[].share", truths.Tiers.Sum(tier => tier.Share));
        Problems.Each("tiers", truths.Tiers, (tier, at) =>
        {
            found.Range($"{at}.needs", tier.Needs, 0, 2000);
            found.Range($"{at}.wait", tier.Wait, 0, 3000);
            found.Range($"{at}.satisfaction", tier.Satisfaction, -1000, 1000);
            found.Table($"{at}.monthlyYuan", tier.MonthlyYuan, isQuantiles: true, 32000);
        });
        var people = truths.Customers;
        found.Range("customers.tierChangeShare", people.TierChangeShare, 0, 1000);
        found.Range("customers.homeHallShare", people.HomeHallShare, 0, 1000);
        found.Same("customers.appShares", people.AppShares.Keys, Ages);
        found.Same("customers.ageShares", people.AgeShares.Keys, Ages);
        found.Sum("customers.ageShares", people.AgeShares.Values.Sum());
        found.Table("customers.tenureMonths", people.TenureMonths, isQuantiles: true, 1200);
        found.Table("customers.activity", people.Activity, isQuantiles: true, 6000);
        found.Same("devices[].kind", truths.Devices.Select(device => device.Kind), Enum.GetNames<DeviceKind>());
        Problems.Each("devices", truths.Devices, (device, at) =>
        {
            found.Range($"{at}.faultsPerYear", device.FaultsPerYear, 0, 365);
            found.Range($"{at}.count", device.Count, 0, 1000);
            found.Table($"{at}.seconds", device.Seconds, isQuantiles: true);
        });
    }

    private static void Happenings(Truths truths, Problems found)
    {
        var tables = truths.Tables.Select(table => table.Table).ToList();
        found.Range("demand.weekdays", truths.Demand.Weekdays.Count, 7, 7);
        foreach (var weight in truths.Demand.Weekdays.Append(truths.Demand.Holiday))
            found.Range("demand.weekdays", weight, 1, 10000);
        found.Table("demand.dayShock", truths.Demand.DayShock, isQuantiles: true, 10000, least: 1);
        found.Same("places[].place", truths.Places.Select(place => place.Place), Enum.GetNames<Place>());
        Problems.Each("places", truths.Places, (place, at) =>
        {
            found.Range($"{at}.hours", place.Hours.Count, 24, 24);
            foreach (var weight in place.Hours) found.Range($"{at}.hours", weight, 0, 10000);
            found.Range($"{at}.hours", place.Hours.Sum(), 1, 240000);
            if (place.Patience is { } patience) found.Table($"{at}.patience", patience, isQuantiles: true);
        });
        Problems.Each("tables", truths.Tables,
            (table, at) => found.Table($"{at}.seconds", table.Seconds, isQuantiles: true));
        foreach (var name in TableNames())
            if (name is not null && !tables.Contains(name)) found.Add("tables", "demo.truths.missing", name);
        found.Range("outcomes.transferShare", truths.Outcomes.TransferShare, 0, 1000);
        found.Range("outcomes.failedWhenLow", truths.Outcomes.FailedWhenLow, 0, 1000);
        found.Range("outcomes.failedWhenDown", truths.Outcomes.FailedWhenDown, 0, 1000);
        var spread = truths.Spread;
        foreach (var deviation in new[]
        {
            spread.Customer, spread.Unit, spread.Employee, spread.Encounter, spread.Journey, spread.Recommend,
        }) found.Range("spread", deviation, 0, 500);
        Problems.Each("doses", truths.Doses, (dose, at) =>
        {
            found.Known($"{at}.at", dose.At, Codes);
            found.Table($"{at}.cost", dose.Cost, isQuantiles: false, 1000);
        });
        found.Table("leaving.per100000", truths.Leaving.Per100000, isQuantiles: false, 100_000, isRising: false);
        found.Known("responses.shares", truths.Responses.Shares.Keys, Enum.GetNames<ContactChannel>());
        foreach (var share in truths.Responses.Shares.Values) found.Range("responses.shares", share, 0, 1000);
    }

    private static void PlantedCauses(Truths truths, Problems found)
    {
        found.Same("moments[].at", truths.Moments.Select(moment => moment.At), Codes);
        Problems.Each("moments", truths.Moments, (moment, at) => Moment(moment, at, found));
        found.Sum("rule", truths.Rule.Mean + truths.Rule.Peak + truths.Rule.End + truths.Rule.Weakest);
        found.Range("rule.inconsistency", truths.Rule.Inconsistency, 0, 1000);
        found.Range("recommend.shift", truths.Recommend.Shift, -1000, 1000);
        if (truths.Veto is { } veto)
        {
            found.Known("veto.at", [veto.At], Codes);
            found.Range("veto.cap", veto.Cap, 0, 1000);
        }
        Problems.Each("declines", truths.Declines, (one, at) =>
        {
            Change(at, one.At, one.Units, one.FromWeek, one.LowShare, truths, found);
            found.Range($"{at}.wait", one.Wait, 0, 10000);
        });
        Problems.Each("improvements", truths.Improvements, (one, at) =>
        {
            Change(at, one.At, one.Units, one.FromWeek, one.LowShare, truths, found);
            found.Range($"{at}.satisfaction", one.Satisfaction, -1000, 1000);
        });
        Problems.Each("contradictions", truths.Contradictions, (one, at) =>
        {
            found.Known($"{at}.one", [.. one.One, .. one.Other, one.RepeatAt], Codes);
            found.Range($"{at}.withinDays", one.WithinDays, 1, 366);
            found.Range($"{at}.penalty", one.Penalty, 0, 1000);
            found.Range($"{at}.repeatShare", one.RepeatShare, 0, 1000);
            found.Known($"{at}.repeatGap", [one.RepeatGap], truths.Tables.Select(table => table.Table));
        });
        Problems.Each("deviations", truths.Deviations, (one, at) =>
        {
            found.Known($"{at}.journey", [one.Journey], DemoFiles.Journeys.Journeys.Select(journey => journey.Key));
            found.Known($"{at}.step", [one.Step], DemoFiles.Journeys.Journeys
                .Where(journey => journey.Key == one.Journey)
                .SelectMany(journey => journey.Steps).Select(step => step.Step));
            found.Range($"{at}.skip", one.Skip, 0, 1000);
        });
        Problems.Each("outages", truths.Outages, (one, at) => found.Range($"{at}.seconds", one.Seconds, 1, 31_536_000));
    }

    /// <summary>A kind claims an asymmetry; the numbers must keep it.</summary>
    private static void Moment(MomentTruth moment, string at, Problems found)
    {
        found.Range($"{at}.penalty", moment.Penalty, 0, 1000);
        found.Range($"{at}.reward", moment.Reward, 0, 1000);
        found.Range($"{at}.lowShare", moment.LowShare, 0, 1000);
        found.Range($"{at}.highShare", moment.HighShare, 0, 1000 - moment.LowShare);
        found.Range($"{at}.middle", moment.Middle, 0, 1000);
        var holds = moment.Kind switch
        {
            MomentKind.Destroyer => moment.Penalty >= 200 && moment.Penalty >= 2 * moment.Reward,
            MomentKind.Baseline => moment.Penalty is >= 50 and < 220 && moment.Penalty >= 2 * moment.Reward,
            MomentKind.Performance => moment.Penalty < 2 * moment.Reward && moment.Reward < 2 * moment.Penalty,
            MomentKind.Enhancer => moment.Reward >= 2 * moment.Penalty && moment.Reward >= 50,
            MomentKind.Neutral => moment.Penalty <= 20 && moment.Reward <= 20,
            _ => false,
        };
        if (!holds) found.Add($"{at}.kind", "demo.truths.kind", moment.Kind.ToString(), moment.Penalty, moment.Reward);
    }

    private static void Change(string at, IReadOnlyList<string> touchpoints, IReadOnlyList<string> units, string week,
        int lowShare, Truths truths, Problems found)
    {
        found.Known($"{at}.at", touchpoints, Codes);
        found.Known($"{at}.units", units, Units);
        found.Range($"{at}.lowShare", lowShare, -1000, 1000);
        if (new DemoCalendar(truths.Calendar).WeekStart(week) is null)
            found.Add($"{at}.fromWeek", "demo.truths.week", week);
    }

    private static IEnumerable<string?> TableNames() => DemoFiles.TouchpointList
        .SelectMany(place => new[] { place.Service, place.Wait, place.WaitWhenLow }).Concat(GapNames()).Distinct();

    private static IEnumerable<string?> GapNames() =>
        from journey in DemoFiles.Journeys.Journeys
        from text in journey.Steps.SelectMany(step => new[] { step.Next, step.Low, step.Lost }).Append(journey.Starts)
        where text is not null
        from way in Ways.Parse(text)
        select way.Gap;
}
