using System.Runtime.InteropServices;

namespace Tangent.App.Demo;

/// <summary>What the customers of one block live through, before the blocks are joined.</summary>
sealed class Lives
{
    public List<WorldJourney> Journeys { get; } = [];

    public List<WorldEncounter> Encounters { get; } = [];
}

/// <summary>
/// Lets customers live through their needs. Each journey has a stream for what happens and one for what is felt,
/// named by customer, kind and serial number, so that no journey shifts another.
/// </summary>
sealed class Life(ulong seed, Plot plot)
{
    /// <summary>A need arises or not in each of so many parts of the year.</summary>
    private const int Slots = 48;

    /// <summary>A journey that loops is given up after so many touches.</summary>
    private const int Longest = 22;

    private readonly ulong needs = Chance.KeyOf(seed, "needs"), happenings = Chance.KeyOf(seed, "journeys");
    private readonly ulong feelings = Chance.KeyOf(seed, "feelings");
    private readonly Touch touch = new(plot);
    private readonly Confusion confusion = new(plot);
    private readonly Feelings felt = new(plot);
    private readonly List<WorldJourney> journeys = [];
    private readonly List<WorldEncounter> happened = [], told = [];

    /// <summary>Lives the year of one customer and adds it to what its block lived.</summary>
    public void Live(int number, ref WorldCustomer customer, Lives lives)
    {
        journeys.Clear();
        happened.Clear();
        told.Clear();
        var chance = Chance.Of(needs, number);
        foreach (var type in plot.Types)
        {
            long perBillion = (long)type.PerThousand * plot.Tiers[(int)customer.Tier].Needs * customer.Activity;
            byte serial = 0;
            for (int slot = 0; slot < Slots; slot++)
                if (chance.Below(1_000_000_000) < perBillion / Slots) Begin(number, customer, type, ++serial);
        }
        confusion.Mark(CollectionsMarshal.AsSpan(happened));
        journeys.Sort((one, other) =>
            (one.StartedUtc, one.Type, one.Serial).CompareTo((other.StartedUtc, other.Type, other.Serial)));
        foreach (ref var journey in CollectionsMarshal.AsSpan(journeys))
        {
            var mind = Chance.Of(feelings, StreamOf(journey));
            Tell(ref journey, ref mind, customer);
        }
        customer.LeftUtc = LeavingTime();
        Keep(ref customer, lives);
    }

    private static long StreamOf(in WorldJourney journey) =>
        ((long)journey.Customer << 16) | ((long)journey.Type << 8) | journey.Serial;

    private void Begin(int number, in WorldCustomer customer, JourneyType type, byte serial)
    {
        var journey = new WorldJourney
        {
            Customer = number,
            Type = (byte)type.Index,
            Serial = serial,
            First = happened.Count,
        };
        var chance = Chance.Of(happenings, StreamOf(journey));
        int step = type.Starts.Pick(ref chance, customer.IsAppUser, out _);
        if (step < 0) return;

        int day = plot.Demand.DrawDay(ref chance, type.Index, plot.CityOf[customer.City]);
        int utc = plot.Demand.DrawTime(ref chance, plot.Register[type.Steps[step].Touchpoint].Place, day);
        Walk(ref journey, ref chance, customer, type, step, utc);
        if (journey.Encounters > 0) journeys.Add(journey);
    }

    private void Walk(
        ref WorldJourney journey, ref Chance chance, in WorldCustomer customer, JourneyType type, int step, int utc)
    {
        while (step >= 0 && journey.Encounters < Longest)
        {
            var now = type.Steps[step];
            var ways = now.Next;
            if (now.Skip == 0 || !chance.Share(now.Skip))
            {
                utc = plot.Demand.WhenOpen(ref chance, plot.Register[now.Touchpoint].Place, utc);
                journey.IsOpen = utc >= plot.Calendar.EndUtc;
                if (journey.IsOpen) return;

                var met = touch.Meet(ref chance, customer, now.Touchpoint, utc);
                met.Step = (byte)step;
                Add(ref journey, met);
                utc = met.EndedUtc;
                ways = met.Outcome is EncounterOutcome.Abandoned or EncounterOutcome.Failed ? now.Lost
                    : met.Quality == TouchQuality.Low ? now.Low : now.Next;
            }
            step = ways.Pick(ref chance, customer.IsAppUser, out var gap);
            utc += gap;
        }
    }

    private void Add(ref WorldJourney journey, WorldEncounter met)
    {
        foreach (var earlier in CollectionsMarshal.AsSpan(happened)[journey.First..])
            met.IsRepeat |= earlier.Touchpoint == met.Touchpoint;
        if (journey.Encounters == 0) journey.StartedUtc = met.StartedUtc;
        met.Customer = journey.Customer;
        met.Order = ++journey.Encounters;
        journey.EndedUtc = met.EndedUtc;
        happened.Add(met);
    }

    /// <summary>
    /// Copies what happened in a journey, with the further call of a confused customer, and what was felt.
    /// </summary>
    private void Tell(ref WorldJourney journey, ref Chance mind, in WorldCustomer customer)
    {
        var from = told.Count;
        told.AddRange(CollectionsMarshal.AsSpan(happened).Slice(journey.First, journey.Encounters));
        confusion.CallAgain(ref journey, ref mind, customer, touch, told, from);
        journey.First = from;
        felt.Judge(ref journey, ref mind, customer, CollectionsMarshal.AsSpan(told)[from..]);
    }

    /// <summary>The end of the first journey after which the customer leaves; 0 when it stays.</summary>
    private int LeavingTime()
    {
        int left = 0;
        foreach (var journey in journeys)
            if (journey.Leaves && (left == 0 || journey.EndedUtc < left)) left = journey.EndedUtc;
        return left;
    }

    /// <summary>Keeps what happened before the customer left; a journey that leaving cut off stays open.</summary>
    private void Keep(ref WorldCustomer customer, Lives lives)
    {
        customer.FirstJourney = lives.Journeys.Count;
        foreach (var lived in journeys)
        {
            var journey = lived;
            var (first, count) = (lives.Encounters.Count, 0);
            foreach (var one in CollectionsMarshal.AsSpan(told).Slice(lived.First, lived.Encounters))
            {
                if (customer.LeftUtc > 0 && one.EndedUtc > customer.LeftUtc) break;
                var met = one;
                met.Journey = lives.Journeys.Count;
                journey.EndedUtc = met.EndedUtc;
                lives.Encounters.Add(met);
                count++;
            }
            if (count == 0) continue;
            if (count < lived.Encounters)
                (journey.IsOpen, journey.Satisfaction, journey.Recommends, journey.Leaves) = (true, -1, -1, false);
            (journey.First, journey.Encounters) = (first, (byte)count);
            lives.Journeys.Add(journey);
        }
        customer.Journeys = lives.Journeys.Count - customer.FirstJourney;
    }
}
