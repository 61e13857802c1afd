using Tangent.Domain.Customers;

namespace Tangent.App.Demo;

/// <content>The long sections: written without an allocation per line.</content>
public static partial class WorldExport
{
    private static void Customers(World world, LineWriter lines)
    {
        var (tiers, units) = (AllNames<CustomerTier>(), UnitCodes(world));
        byte[][] ages = [.. world.Truths.Customers.AgeShares.Keys.Select(LineWriter.Quoted)];
        for (int i = 0; i < world.Customers.Length; i++)
        {
            ref readonly var customer = ref world.Customers[i];
            Customer(lines.Raw("{\"section\":\"customer\",\"code\":\""u8), i)
                .Raw("\",\"city\":"u8).Raw(units[customer.City])
                .Raw(",\"hall\":"u8).Raw(units[customer.Hall]).Raw(",\"team\":"u8).Raw(units[customer.Team])
                .Raw(",\"tier\":"u8).Raw(tiers[(int)customer.Tier]).Raw(",\"tierChanged\":"u8);
            Or(lines, customer.TierChangedDay >= 0, world.Calendar.At(Math.Max(0, (int)customer.TierChangedDay), 0))
                .Raw(",\"tierAfter\":"u8).Raw(tiers[(int)customer.TierAfter])
                .Raw(",\"age\":"u8).Raw(ages[customer.AgeBand])
                .Raw(",\"app\":"u8).True(customer.IsAppUser).Raw(",\"tenureMonths\":"u8).Number(customer.TenureMonths)
                .Raw(",\"monthlyYuan\":"u8).Number(customer.MonthlyYuan).Raw(",\"left\":"u8);
            Or(lines, customer.LeftUtc > 0, customer.LeftUtc).End();
        }
    }

    private static void Journeys(World world, LineWriter lines)
    {
        var types = world.JourneyTypes.Select(type => LineWriter.Quoted(type.Key)).ToArray();
        var codes = Codes(world);
        foreach (ref readonly var journey in world.Journeys.AsSpan())
        {
            Key(lines.Raw("{\"section\":\"journey\",\"key\":\""u8), journey, codes).Raw("\",\"customer\":\""u8);
            Customer(lines, journey.Customer).Raw("\",\"type\":"u8).Raw(types[journey.Type])
                .Raw(",\"started\":"u8).Number(journey.StartedUtc).Raw(",\"ended\":"u8).Number(journey.EndedUtc)
                .Raw(",\"encounters\":"u8).Number(journey.Encounters).Raw(",\"open\":"u8).True(journey.IsOpen)
                .Raw(",\"satisfaction\":"u8);
            Or(lines, journey.Satisfaction >= 0, journey.Satisfaction).Raw(",\"recommends\":"u8);
            Or(lines, journey.Recommends >= 0, journey.Recommends).Raw(",\"leaves\":"u8).True(journey.Leaves)
                .Raw(",\"confused\":"u8).True(journey.IsConfused).End();
        }
    }

    private static void Encounters(World world, LineWriter lines)
    {
        byte[][] places = [.. world.Touchpoints.Select(place => LineWriter.Quoted(place.Code))];
        byte[][] sources = [.. world.Touchpoints.Select(place => LineWriter.Quoted(NameOf(place.Place)))];
        byte[][] channels = [.. world.Touchpoints.Select(place => LineWriter.Quoted(NameOf(place.Channel)))];
        byte[][] devices = [.. world.Devices.Select(device => LineWriter.Quoted(device.Code))];
        byte[][] types = [.. world.JourneyTypes.Select(type => LineWriter.Quoted(type.Key))];
        byte[][][] steps = [.. world.JourneyTypes.Select(type =>
            type.Steps.Select(step => LineWriter.Quoted(step.Name)).ToArray())];
        var (units, codes) = (UnitCodes(world), Codes(world));
        var (outcomes, qualities) = (AllNames<EncounterOutcome>(), AllNames<TouchQuality>());
        foreach (var i in world.InTimeOrder())
        {
            ref readonly var met = ref world.Encounters[i];
            ref readonly var journey = ref world.Journeys[met.Journey];
            lines.Raw("{\"section\":\"encounter\",\"source\":"u8).Raw(sources[met.Touchpoint]);
            Key(lines.Raw(",\"id\":\""u8), journey, codes).Raw("-"u8).Number(met.Order).Raw("\",\"customer\":\""u8);
            Customer(lines, met.Customer).Raw("\",\"touchpoint\":"u8).Raw(places[met.Touchpoint])
                .Raw(",\"unit\":"u8).Raw(units[met.Unit]).Raw(",\"employee\":"u8);
            if (met.Employee == WorldEncounter.None) lines.Raw("null"u8);
            else lines.Raw("\"E"u8).Padded(met.Employee + 1, 4).Raw("\""u8);
            lines.Raw(",\"device\":"u8).Raw(met.Device == WorldEncounter.None ? "null"u8 : devices[met.Device])
                .Raw(",\"channel\":"u8).Raw(channels[met.Touchpoint]).Raw(",\"started\":"u8).Number(met.StartedUtc)
                .Raw(",\"ended\":"u8).Number(met.EndedUtc).Raw(",\"waited\":"u8).Number(met.WaitedSeconds)
                .Raw(",\"outcome\":"u8).Raw(outcomes[(int)met.Outcome]);
            Key(lines.Raw(",\"journey\":\""u8), journey, codes).Raw("\",\"type\":"u8).Raw(types[journey.Type])
                .Raw(",\"step\":"u8).Raw(met.Step == WorldEncounter.NoStep ? "null"u8 : steps[journey.Type][met.Step])
                .Raw(",\"quality\":"u8).Raw(qualities[(int)met.Quality])
                .Raw(",\"satisfaction\":"u8).Number(met.Satisfaction)
                .Raw(",\"repeat\":"u8).True(met.IsRepeat).Raw(",\"confused\":"u8).True(met.IsConfused)
                .Raw(",\"down\":"u8).True(met.IsDown).End();
        }
    }

    private static LineWriter Customer(LineWriter lines, int customer) => lines.Raw("C"u8).Padded(customer + 1, 6);

    private static LineWriter Key(LineWriter lines, in WorldJourney journey, byte[][] codes) =>
        Customer(lines, journey.Customer).Raw("-"u8).Raw(codes[journey.Type]).Number(journey.Serial);

    private static LineWriter Or(LineWriter lines, bool isThere, long number) =>
        isThere ? lines.Number(number) : lines.Raw("null"u8);

    private static byte[][] UnitCodes(World world) => [.. world.Units.Select(unit => LineWriter.Quoted(unit.Code))];

    private static byte[][] Codes(World world) =>
        [.. world.JourneyTypes.Select(type => System.Text.Encoding.ASCII.GetBytes(type.Code))];
}
