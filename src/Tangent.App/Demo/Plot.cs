using Tangent.Domain.Customers;

namespace Tangent.App.Demo;

/// <summary>What happens at a touchpoint of a unit from a second on.</summary>
readonly record struct Effect(int FromUtc, int LowShare, int Wait, int Satisfaction);

/// <summary>The truths made ready to run: numbers instead of codes, tables instead of names.</summary>
sealed class Plot
{
    private readonly Effect[]?[] effects;      // touchpoint × units + unit

    public Plot(ulong seed, Truths truths)
    {
        Truths = truths;
        Calendar = new(truths.Calendar);
        Register = [.. DemoFiles.TouchpointList];
        Units = PeopleMaker.Units(seed, DemoFiles.People, truths.Spread);
        Employees = PeopleMaker.Employees(seed, DemoFiles.People, Units, truths.Spread);
        Machines = new(seed, truths, Calendar, Units);
        var tables = truths.Tables.ToDictionary(table => table.Table, table => Curve.Of(table.Seconds));
        Types = JourneyMaker.Make(DemoFiles.Journeys, truths, Register, tables);
        var cities = Units.Where(unit => unit.Kind == UnitKind.City).ToArray();
        CityOf = new int[Units.Length];
        for (int i = 0; i < cities.Length; i++) CityOf[cities[i].Index] = i;
        Demand = new(seed, truths, Calendar, Types, cities.Length);
        Moments = [.. Register.Select(touchpoint => truths.Moments.First(moment => moment.At == touchpoint.Code))];
        Services = [.. Register.Select(touchpoint => tables[touchpoint.Service])];
        Waits = [.. Register.Select(touchpoint => touchpoint.Wait is { } name ? tables[name] : null)];
        WaitsWhenLow = [.. Register.Select(touchpoint => touchpoint.WaitWhenLow is { } name ? tables[name] : null)];
        IsWaitByLoad = [.. Register.Select(touchpoint =>
            truths.Tables.Any(table => table.Table == touchpoint.Wait && table.ByLoad))];
        Patience = [.. Enum.GetValues<Place>().Select(place => truths.Places.First(one =>
            one.Place.Equals(place.ToString(), StringComparison.OrdinalIgnoreCase)).Patience is { } points
                ? Curve.Of(points) : null)];
        Doses = [.. Register.Select(touchpoint =>
            truths.Doses.FirstOrDefault(dose => dose.At.Contains(touchpoint.Code)) is { } dose
                ? Curve.Of(dose.Cost) : null)];
        Leaving = Curve.Of(truths.Leaving.Per100000);
        Tiers = [.. Enum.GetValues<CustomerTier>().Select(tier => truths.Tiers.First(truth => truth.Tier == tier))];
        Contradictions = [.. truths.Contradictions.Select(truth => new Contradiction(truth, NumberOf, tables))];
        Veto = truths.Veto is { } veto ? NumberOf(veto.At) : -1;
        effects = MakeEffects();
        ByKind = Enum.GetValues<UnitKind>()
            .ToDictionary(kind => kind, kind => Units.Where(unit => unit.Kind == kind).ToArray());
    }

    public Truths Truths { get; }
    public DemoCalendar Calendar { get; }
    public WorldTouchpoint[] Register { get; }
    public WorldUnit[] Units { get; }
    public WorldEmployee[] Employees { get; }
    public Machines Machines { get; }
    public JourneyType[] Types { get; }
    public Demand Demand { get; }
    public MomentTruth[] Moments { get; }
    public Curve[] Services { get; }
    public Curve?[] Waits { get; }
    public Curve?[] WaitsWhenLow { get; }
    public bool[] IsWaitByLoad { get; }
    public Curve?[] Patience { get; }
    public Curve?[] Doses { get; }
    public Curve Leaving { get; }
    public TierTruth[] Tiers { get; }
    public Contradiction[] Contradictions { get; }
    public int Veto { get; }
    public int[] CityOf { get; }
    public Dictionary<UnitKind, WorldUnit[]> ByKind { get; }

    public ReadOnlySpan<Effect> EffectsOf(int touchpoint, int unit) => effects[(touchpoint * Units.Length) + unit];

    private int NumberOf(string code) => Array.FindIndex(Register, touchpoint => touchpoint.Code == code);

    private Effect[]?[] MakeEffects()
    {
        var made = new List<Effect>?[Register.Length * Units.Length];
        void Add(
            IReadOnlyList<string> at, IReadOnlyList<string> units, string week, int lowShare, int wait, int felt)
        {
            foreach (var code in at)
                foreach (var unit in Units.Where(unit => units.Contains(unit.Code)))
                    (made[(NumberOf(code) * Units.Length) + unit.Index] ??= []).Add(
                        new(Calendar.WeekStart(week)!.Value, lowShare, wait, felt));
        }
        foreach (var one in Truths.Declines) Add(one.At, one.Units, one.FromWeek, one.LowShare, one.Wait, 0);
        foreach (var one in Truths.Improvements)
            Add(one.At, one.Units, one.FromWeek, one.LowShare, 1000, one.Satisfaction);
        return [.. made.Select(some => some?.ToArray())];
    }
}

/// <summary>Two channels that say different things, ready to run.</summary>
sealed class Contradiction(ContradictionTruth truth, Func<string, int> numberOf, Dictionary<string, Curve> tables)
{
    public ContradictionTruth Truth { get; } = truth;

    public int WithinSeconds { get; } = truth.WithinDays * 86400;

    public int RepeatAt { get; } = numberOf(truth.RepeatAt);

    public Curve RepeatGap { get; } = tables[truth.RepeatGap];

    private readonly int[] one = [.. truth.One.Select(numberOf)], other = [.. truth.Other.Select(numberOf)];

    /// <summary>0 or 1 for the side on which a touchpoint stands, −1 for neither.</summary>
    public int SideOf(int touchpoint) =>
        Array.IndexOf(one, touchpoint) >= 0 ? 0 : Array.IndexOf(other, touchpoint) >= 0 ? 1 : -1;
}
