using Tangent.Analytics.Attainment;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Standards.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Standards.Attainment;

/// <summary>The standard book with its words turned into the numbers of columns: what <see cref="AttainmentCount"/> counts with.</summary>
/// <param name="Clauses">The clauses that the log can tell, by number in the book, which is their number in the counts too.</param>
/// <param name="Versions">All their versions.</param>
/// <param name="Units">The units, by their number in the counts.</param>
public sealed record CompiledBook(IReadOnlyDictionary<int, ServiceStandard> Clauses, IReadOnlyList<ClauseVersion> Versions, IReadOnlyList<UnitFact> Units)
{
    private static readonly CustomerTier[] Tiers = Enum.GetValues<CustomerTier>();

    private Dictionary<(int Clause, int Version), StandardTerms> written = [];
    private Dictionary<int, int> unitOf = [], channelOf = [];
    private TimeZoneInfo[] zones = [];
    private TimeZoneInfo rootZone = TimeZoneInfo.Utc;

    /// <summary>Turns clauses into numbers.</summary>
    /// <param name="clauses">Clauses that are measured by the log.</param>
    /// <param name="versions">All versions by clause.</param>
    /// <param name="named">What each touchpoint is called in the log, by code.</param>
    /// <param name="units">Every unit.</param>
    /// <param name="words">The words of the log.</param>
    public static CompiledBook Of(IReadOnlyList<ServiceStandard> clauses, ILookup<Guid, StandardVersion> versions,
        IReadOnlyDictionary<string, IReadOnlyList<string>> named, IReadOnlyDictionary<Guid, UnitFact> units, SheetWords words)
    {
        var ordered = UnitFact.InTreeOrder(units.Values);
        var byCode = ordered.Select((unit, number) => (unit, number)).ToDictionary(one => one.unit.Code, one => one.number, StringComparer.OrdinalIgnoreCase);
        List<ClauseVersion> compiled = [];
        foreach (var clause in clauses)
        {
            var written = versions[clause.Id].OrderBy(version => version.Number).ToList();
            // The next version takes its place from its first day; a clause out of the book holds no more from the day it was taken out.
            for (int i = 0; i < written.Count; i++)
                compiled.Add(One(clause, written[i], i + 1 < written.Count ? written[i + 1].Terms.From : null, units[clause.UnitId], named, ordered, words));
        }
        return new(clauses.ToDictionary(clause => clause.Number), compiled, ordered)
        {
            unitOf = words.Units.Where(word => byCode.ContainsKey(word.Value)).ToDictionary(word => word.Key, word => byCode[word.Value]),
            channelOf = words.Channels.Where(word => Channel(word.Value) is not null).ToDictionary(word => word.Key, word => (int)Channel(word.Value)!.Value),
            written = clauses.SelectMany(clause => versions[clause.Id].Select(version => (clause.Number, version)))
                .ToDictionary(one => (one.Number, one.version.Number), one => one.version.Terms),
            zones = [.. ordered.Select(unit => Zone(unit.TimeZone))],
            rootZone = Zone(ordered.FirstOrDefault(unit => unit.Path == UnitPath.Root)?.TimeZone),
        };
    }

    /// <summary>The promised share of a version.</summary>
    public double Promised(int clause, int version) => promises.GetValueOrDefault((clause, version), 1);

    /// <summary>What a version says.</summary>
    public StandardTerms TermsOf(ClauseVersion version) => written[(version.Clause, version.Version)];

    /// <summary>The columns of a sheet.</summary>
    /// <param name="sheet">Encounters of the log.</param>
    /// <param name="room">Where to put what is worked out; may be used again for the next sheet.</param>
    /// <param name="tiers">Tiers of its customers.</param>
    internal EncounterColumns Columns(EncounterSheet sheet, Room room, TierHistory tiers)
    {
        int count = sheet.Count;
        for (int i = 0; i < count; i++)
        {
            int unit = room.Unit[i] = unitOf.GetValueOrDefault(sheet.Unit[i], -1);
            room.Channel[i] = channelOf.GetValueOrDefault(sheet.Channel[i], -1);
            room.Tier[i] = (sbyte)(tiers.At(sheet.Customer[i], sheet.Started[i]) is { } tier ? Array.IndexOf(Tiers, tier) : -1);
            room.Day[i] = DayOf(unit, sheet.Started[i]);
        }
        return new()
        {
            Place = sheet.Place.AsSpan(0, count),
            Channel = room.Channel.AsSpan(0, count),
            Unit = room.Unit.AsSpan(0, count),
            Tier = room.Tier.AsSpan(0, count),
            Started = sheet.Started.AsSpan(0, count),
            Day = room.Day.AsSpan(0, count),
            Ended = sheet.Ended.AsSpan(0, count),
            Wait = sheet.Wait.AsSpan(0, count),
            Score = sheet.Score.AsSpan(0, count),
            Outcome = sheet.Outcome.AsSpan(0, count),
        };
    }

    /// <summary>Working time of the units, by the calendars that hold now.</summary>
    public WorkedBetween Worked(UnitCalendars calendars)
    {
        BusinessCalendar[] of = [.. Units.Select(unit => calendars.Of(unit.Path).Calendar)];
        return (unit, from, to) => of[unit].Worked(Utc(from), Utc(to)).Ticks / TimeSpan.TicksPerMicrosecond;
    }

    /// <summary>The day of a moment by the clock of a unit, in days since 1970; of no unit by that of the whole company.</summary>
    public int DayOf(int unit, long micros)
    {
        var utc = Utc(micros);
        var local = utc.Ticks + (unit < 0 ? rootZone : zones[unit]).GetUtcOffset(utc).Ticks - DateTime.UnixEpoch.Ticks;
        return (int)Math.Floor((double)local / TimeSpan.TicksPerDay);
    }

    /// <summary>Which tier a number of the counts is; null for customers without one.</summary>
    public static CustomerTier? TierOf(int number) => number < Tiers.Length ? Tiers[number] : null;

    /// <summary>Days since 1970.</summary>
    internal static int Day(DateOnly day) => day.DayNumber - Epoch;

    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private readonly Dictionary<(int, int), double> promises =
        Versions.ToDictionary(one => (one.Clause, one.Version), one => one.Promised);

    private static ClauseVersion One(ServiceStandard clause, StandardVersion version, DateOnly? next, UnitFact owner,
        IReadOnlyDictionary<string, IReadOnlyList<string>> named, IReadOnlyList<UnitFact> units, SheetWords words)
    {
        var terms = version.Terms;
        double tolerance = (double)terms.Tolerance * (terms.IsCeiling ? 1 : -1);
        int[] ends =
        [
            terms.To is { } last ? Day(last) + 1 : int.MaxValue, next is { } begins ? Day(begins) : int.MaxValue,
            clause.RetiredUtc is { } out_ ? Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(out_, Zone(owner.TimeZone)))) : int.MaxValue,
        ];
        return new(clause.Number, version.Number,
            terms.Touchpoint is { } code ? Numbers(words.Places, named.GetValueOrDefault(code) ?? [code]) : null,
            terms.Channel is { } channel ? [(int)channel] : null,
            owner.Path == UnitPath.Root ? null : [.. units.Select(unit => owner.Path.Contains(unit.Path))],
            Enum.Parse<MeasuredBy>(terms.Measure.ToString()), terms.IsCeiling,
            [.. Tiers.Select(tier => (double)terms.TargetOf(tier) + tolerance), (double)terms.Target + tolerance],
            Numbers(words.Outcomes, terms.Outcomes), Day(terms.From), ends.Min(), terms.InWorkingHours, (double)terms.SharePercent / 100,
            terms.Formula is { } formula ? Formula.Read(formula, out _) : null);
    }

    private static List<int> Numbers(IReadOnlyDictionary<int, string> words, IReadOnlyCollection<string> wanted) =>
        [.. words.Where(word => wanted.Contains(word.Value, StringComparer.OrdinalIgnoreCase)).Select(word => word.Key)];

    private static ContactChannel? Channel(string word) =>
        Enum.TryParse<ContactChannel>(word, ignoreCase: true, out var channel) && Enum.IsDefined(channel) ? channel : null;

    private static TimeZoneInfo Zone(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    internal static long Micros(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    internal static DateTime Utc(long micros) => DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    /// <summary>What is worked out of a sheet.</summary>
    internal sealed class Room(int size)
    {
        public int[] Unit { get; } = new int[size];

        public int[] Channel { get; } = new int[size];

        public sbyte[] Tier { get; } = new sbyte[size];

        public int[] Day { get; } = new int[size];
    }
}
