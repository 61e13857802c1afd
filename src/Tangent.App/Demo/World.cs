using System.Globalization;

namespace Tangent.App.Demo;

/// <summary>What to simulate.</summary>
/// <param name="Seed">Seed: the same seed and truths give the same world everywhere.</param>
/// <param name="Customers">How many customers, 1 to 1,000,000; units, people and machines stay as they are.</param>
/// <param name="Truths">What is true; the demo company's own when null.</param>
/// <param name="Threads">How many threads may work; 0 for one per core. The outcome does not depend on it.</param>
public sealed record WorldOptions(
    ulong Seed = WorldOptions.DemoSeed, int Customers = 50_000, Truths? Truths = null, int Threads = 0)
{
    /// <summary>The seed of the demo company.</summary>
    public const ulong DemoSeed = 20250701;
}

/// <summary>
/// An invented telecom over one year: units, people, machines, customers, their journeys and encounters, whose causes
/// are known because <see cref="Truths"/> planted them. Everything in it is synthetic.
/// </summary>
/// <remarks>
/// Things are numbered from 0 and point at each other by number. A module that adds something of its own (surveys,
/// complaints, phone numbers) draws it with <see cref="Chance.Of(ulong, string, long)"/> under a stream name of its
/// own and shifts nothing here. Worked example, tested: <c>World.Make(new(Seed: 7, Customers: 1000))</c> holds 19,586
/// encounters of 7,410 journeys.
/// </remarks>
public sealed class World
{
    private const int BlockSize = 512;

    private World(WorldOptions options, Plot plot)
    {
        (Seed, Truths, Calendar) = (options.Seed, plot.Truths, plot.Calendar);
        (Touchpoints, Units, Employees, JourneyTypes) = (plot.Register, plot.Units, plot.Employees, plot.Types);
        (Devices, Faults) = (plot.Machines.All, plot.Machines.Faults);
        Customers = new WorldCustomer[options.Customers];
    }

    /// <summary>Its seed.</summary>
    public ulong Seed { get; }

    /// <summary>What is true in it.</summary>
    public Truths Truths { get; }

    /// <summary>Its year.</summary>
    public DemoCalendar Calendar { get; }

    /// <summary>The touchpoints, by number.</summary>
    public IReadOnlyList<WorldTouchpoint> Touchpoints { get; }

    /// <summary>The units, by number, parents before children.</summary>
    public IReadOnlyList<WorldUnit> Units { get; }

    /// <summary>The employees, by number; those of a unit stand together.</summary>
    public IReadOnlyList<WorldEmployee> Employees { get; }

    /// <summary>The machines, by number.</summary>
    public IReadOnlyList<WorldDevice> Devices { get; }

    /// <summary>When machines were down, by machine and time.</summary>
    public IReadOnlyList<WorldFault> Faults { get; }

    /// <summary>The kinds of journeys, by number.</summary>
    public IReadOnlyList<JourneyType> JourneyTypes { get; }

    /// <summary>The customers, by number.</summary>
    public WorldCustomer[] Customers { get; }

    /// <summary>The journeys: customer by customer, each customer's by their start.</summary>
    public WorldJourney[] Journeys { get; private set; } = [];

    /// <summary>The encounters: journey by journey, each journey's in order.</summary>
    public WorldEncounter[] Encounters { get; private set; } = [];

    /// <summary>Lets a world happen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is out of range.</exception>
    public static World Make(WorldOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Customers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Customers, 1_000_000);
        var plot = new Plot(options.Seed, options.Truths ?? DemoFiles.Truths);
        var world = new World(options, plot);
        var maker = new CustomerMaker(options.Seed, plot);
        var blocks = new Lives[(options.Customers + BlockSize - 1) / BlockSize];
        var threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        Parallel.For(0, blocks.Length, new() { MaxDegreeOfParallelism = threads },
            () => new Life(options.Seed, plot), Live, _ => { });
        world.Join(blocks);
        return world;

        Life Live(int block, ParallelLoopState state, Life life)
        {
            var lives = new Lives();
            var to = Math.Min(options.Customers, (block + 1) * BlockSize);
            for (int number = block * BlockSize; number < to; number++)
            {
                world.Customers[number] = maker.Make(number);
                life.Live(number, ref world.Customers[number], lives);
            }
            blocks[block] = lives;
            return life;
        }
    }

    /// <summary>The journeys of a customer, by their start.</summary>
    public ReadOnlySpan<WorldJourney> JourneysOf(int customer) =>
        Journeys.AsSpan(Customers[customer].FirstJourney, Customers[customer].Journeys);

    /// <summary>The encounters of a journey, in order.</summary>
    public ReadOnlySpan<WorldEncounter> EncountersOf(in WorldJourney journey) =>
        new(Encounters, journey.First, journey.Encounters);

    /// <summary>The numbers of all encounters by the time of their start; of equal ones, by number.</summary>
    public int[] InTimeOrder()
    {
        var all = Encounters;
        var keys = new long[all.Length];
        for (int i = 0; i < keys.Length; i++) keys[i] = ((long)Encounters[i].StartedUtc << 32) | (uint)i;
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(key & uint.MaxValue));
    }

    /// <summary>The code of a customer, such as <c>C000123</c> for number 122.</summary>
    public static string CustomerCode(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"C{number + 1:000000}");

    /// <summary>The key of a journey, such as <c>C000123-FR2</c>: customer, kind, which one.</summary>
    public string KeyOf(in WorldJourney journey) => string.Create(CultureInfo.InvariantCulture,
        $"{CustomerCode(journey.Customer)}-{JourneyTypes[journey.Type].Code}{journey.Serial}");

    /// <summary>The external id of an encounter, unique in the world, such as <c>C000123-FR2-5</c>.</summary>
    public string ExternalIdOf(in WorldEncounter encounter) => string.Create(CultureInfo.InvariantCulture,
        $"{KeyOf(Journeys[encounter.Journey])}-{encounter.Order}");

    /// <summary>Joins the blocks in their order, whoever was ready first.</summary>
    private void Join(Lives[] blocks)
    {
        Journeys = new WorldJourney[blocks.Sum(block => block.Journeys.Count)];
        Encounters = new WorldEncounter[blocks.Sum(block => block.Encounters.Count)];
        int journeys = 0, encounters = 0;
        for (int block = 0; block < blocks.Length; block++)
        {
            var lives = blocks[block];
            lives.Journeys.CopyTo(Journeys, journeys);
            lives.Encounters.CopyTo(Encounters, encounters);
            foreach (ref var journey in Journeys.AsSpan(journeys, lives.Journeys.Count)) journey.First += encounters;
            var happened = new Span<WorldEncounter>(Encounters, encounters, lives.Encounters.Count);
            foreach (ref var encounter in happened)
                encounter.Journey += journeys;
            var from = block * BlockSize;
            var people = Customers;
            foreach (ref var customer in people.AsSpan(from, Math.Min(BlockSize, people.Length - from)))
                customer.FirstJourney += journeys;
            journeys += lives.Journeys.Count;
            encounters += lives.Encounters.Count;
            blocks[block] = null!;      // a block that is joined need not stay
        }
    }
}
