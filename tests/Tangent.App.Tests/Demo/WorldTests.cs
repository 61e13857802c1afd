using System.Globalization;
using Tangent.App.Demo;

namespace Tangent.App.Tests.Demo;

public class WorldTests
{
    /// <summary>
    /// Seed 7, 1,000 customers, the truths of the demo company. It changes when the world, its truths or the format
    /// change.
    /// </summary>
    private const string SmallHash = "22e44a64ac43fab0e02e24930d3458f48e79705d0d00768a2741b71543b9cc89";

    private static readonly World Small = World.Make(new(Seed: 7, Customers: 1000));

    [Fact]
    public void A_small_world_has_what_its_example_says()
    {
        Assert.Equal(19_586, Small.Encounters.Length);
        Assert.Equal(7_410, Small.Journeys.Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_number_of_threads_changes_nothing(int threads) => Assert.Equal(
        SmallHash, WorldExport.Sha256(World.Make(new(Seed: 7, Customers: 1000, Threads: threads))));

    [Theory]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public void The_language_of_the_machine_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new(culture);
            Assert.Equal(SmallHash, WorldExport.Sha256(World.Make(new(Seed: 7, Customers: 1000))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Another_seed_is_another_world_with_the_same_truths()
    {
        var other = World.Make(new(Seed: 8, Customers: 1000));
        Assert.NotEqual(WorldExport.Sha256(Small), WorldExport.Sha256(other));
        Assert.Equal(1.0, other.Encounters.Length / (double)Small.Encounters.Length, 0.08);
    }

    [Fact]
    public void More_customers_do_not_change_those_who_were_there()
    {
        var more = World.Make(new(Seed: 7, Customers: 1500));
        for (int customer = 0; customer < 1000; customer++)
        {
            Assert.Equal(Small.Customers[customer], more.Customers[customer]);
            Assert.True(Small.JourneysOf(customer).SequenceEqual(more.JourneysOf(customer)));
        }
        Assert.True(Small.Encounters.AsSpan().SequenceEqual(more.Encounters.AsSpan(0, Small.Encounters.Length)));
    }

    [Fact]
    public void A_module_that_draws_events_of_its_own_shifts_nothing()
    {
        var own = Chance.KeyOf(Small.Seed, "surveys of a later module");
        long drawn = 0;
        for (int i = 0; i < Small.Encounters.Length; i++)
        {
            var chance = Chance.Of(own, i);
            drawn += chance.Below(1000);
        }
        Assert.InRange(drawn / Small.Encounters.Length, 490, 510);
        Assert.Equal(WorldExport.Sha256(Small), WorldExport.Sha256(World.Make(new(Seed: 7, Customers: 1000))));
    }

    [Fact]
    public void Journeys_and_encounters_belong_together()
    {
        for (int customer = 0; customer < Small.Customers.Length; customer++)
            foreach (var journey in Small.JourneysOf(customer))
            {
                Assert.Equal(customer, journey.Customer);
                var touches = Small.EncountersOf(journey).ToArray();
                Assert.Equal(Enumerable.Range(1, touches.Length), touches.Select(touch => (int)touch.Order));
                Assert.All(touches, touch => Assert.Equal(journey, Small.Journeys[touch.Journey]));
                Assert.Equal((journey.StartedUtc, journey.EndedUtc), (touches[0].StartedUtc, touches[^1].EndedUtc));
                for (int i = 1; i < touches.Length; i++) Assert.True(touches[i].StartedUtc >= touches[i - 1].EndedUtc);
                Assert.Equal(journey.IsOpen, journey.Satisfaction < 0);
            }
        Assert.Equal(Small.Journeys.Length, Small.Customers.Sum(customer => customer.Journeys));
    }

    [Fact]
    public void Everything_happens_in_the_year_in_opening_hours_with_people_of_the_unit()
    {
        var hours = Small.Truths.Places.ToDictionary(place => Enum.Parse<Place>(place.Place, ignoreCase: true),
            place => place.Hours);
        foreach (var met in Small.Encounters)
        {
            var place = Small.Touchpoints[met.Touchpoint];
            Assert.InRange(met.StartedUtc, Small.Calendar.StartUtc, Small.Calendar.EndUtc - 1);
            Assert.True(hours[place.Place][Small.Calendar.HourOf(met.StartedUtc)] > 0, Small.ExternalIdOf(met));
            Assert.InRange(met.EndedUtc - met.StartedUtc, met.WaitedSeconds, 200_000);
            Assert.Equal(place.IsServedByPeople, met.Employee != WorldEncounter.None);
            if (met.Employee != WorldEncounter.None) Assert.Equal(met.Unit, Small.Employees[met.Employee].Unit);
            Assert.Equal(place.Device is not null, met.Device != WorldEncounter.None);
            Assert.InRange(met.Satisfaction, 0, 1000);
        }
    }

    [Fact]
    public void A_machine_is_down_once_at_a_time()
    {
        Assert.NotEmpty(Small.Faults);
        Assert.All(Small.Faults.Zip(Small.Faults.Skip(1)), pair => Assert.True(
            pair.First.FromUtc < pair.First.ToUtc
                && (pair.First.Device < pair.Second.Device || pair.First.ToUtc < pair.Second.FromUtc)));
    }

    [Fact]
    public void Who_has_left_meets_nobody_any_more()
    {
        Assert.Contains(Small.Customers, customer => customer.LeftUtc > 0);
        Assert.All(Small.Encounters, met => Assert.True(
            Small.Customers[met.Customer].LeftUtc is var left && (left == 0 || met.EndedUtc <= left)));
        Assert.Equal(
            Small.Journeys.Where(journey => journey.Leaves).Select(journey => (journey.Customer, journey.EndedUtc)).Order(),
            Small.Customers.Select((customer, i) => (i, customer.LeftUtc)).Where(customer => customer.LeftUtc > 0));
    }

    [Fact]
    public void Only_users_of_the_app_meet_the_app() => Assert.All(
        Small.Encounters.Where(met => Small.Touchpoints[met.Touchpoint].Channel == Domain.Touchpoints.ContactChannel.App && met.Order > 0),
        met => Assert.True(Small.Customers[met.Customer].IsAppUser));

    [Fact]
    public void Ids_are_unique_and_say_whose_they_are()
    {
        Assert.Equal(Small.Encounters.Length, Small.Encounters.Select(met => Small.ExternalIdOf(met)).Distinct().Count());
        Assert.StartsWith(World.CustomerCode(Small.Encounters[^1].Customer) + "-",
            Small.ExternalIdOf(Small.Encounters[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_company_is_as_large_as_it_says()
    {
        Assert.Equal(24, Small.Units.Count(unit => unit.Kind == UnitKind.Hall));
        Assert.Equal(5, Small.Units.Count(unit => unit.Kind == UnitKind.City));
        Assert.Equal(900, Small.Employees.Count);
        Assert.Equal(60, Small.Touchpoints.Count);
        Assert.Equal(12, Small.JourneyTypes.Count);
        Assert.All(Small.Units.Skip(1), unit => Assert.InRange(unit.Parent, 0, unit.Index - 1));
        Assert.Equal("T13 上门维修", Small.Touchpoints.Where(place => place.Code == "T13")
            .Select(place => $"{place.Code} {place.NameZh}").Single());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public void A_world_without_customers_or_with_too_many_is_a_bug_of_the_caller(int customers) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => World.Make(new(Customers: customers)));
}
