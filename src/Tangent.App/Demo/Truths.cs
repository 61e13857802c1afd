using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Demo;

/// <summary>
/// Everything that is true in an invented world, as its one file says it: shares per thousand, satisfaction in
/// thousandths of a latent scale from 0 to 1000, seconds, ISO weeks of local time. Tests recover these numbers from
/// what happened.
/// </summary>
/// <remarks>The words behind each number stand in the file, as <c>why</c>.</remarks>
public sealed record Truths(
    string Company, string Why, CalendarTruth Calendar, IReadOnlyList<TierTruth> Tiers, CustomerTruth Customers,
    SpreadTruth Spread, DemandTruth Demand, IReadOnlyList<PlaceTruth> Places, IReadOnlyList<TableTruth> Tables,
    OutcomeTruth Outcomes, IReadOnlyList<DoseTruth> Doses, IReadOnlyList<MomentTruth> Moments, RuleTruth Rule, RecommendTruth Recommend,
    LeavingTruth Leaving, IReadOnlyList<DeclineTruth> Declines, IReadOnlyList<ImprovementTruth> Improvements,
    IReadOnlyList<ContradictionTruth> Contradictions, IReadOnlyList<DeviationTruth> Deviations,
    IReadOnlyList<DeviceTruth> Devices, IReadOnlyList<OutageTruth> Outages, ResponseTruth Responses,
    VetoTruth? Veto = null);

/// <summary>The demo year, with the public holidays and make-up working days and where they were announced.</summary>
public sealed record CalendarTruth(
    DateOnly FirstDay, int Days, int UtcOffsetSeconds, string Why, IReadOnlyList<string> Sources,
    IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> MakeUpDays);

/// <summary>
/// A tier: its share of customers, how often needs arise and how long it waits (1000 = as the tables say), its
/// shift of satisfaction.
/// </summary>
public sealed record TierTruth(
    CustomerTier Tier, int Share, int Needs, int Wait, int Satisfaction, IReadOnlyDictionary<string, int> MonthlyYuan,
    string Why);

/// <summary>How customers differ.</summary>
/// <param name="TierChangeShare">How many change to a neighbouring tier on the first of a quarter.</param>
/// <param name="AppShares">App users by age band.</param>
/// <param name="AgeShares">Age bands, 1000 in all.</param>
/// <param name="TenureMonths">Quantiles of the months since joining.</param>
/// <param name="Activity">Quantiles of what multiplies the needs of a customer, per thousand.</param>
/// <param name="HomeHallShare">How often the own hall is visited instead of another of the city.</param>
/// <param name="Why">What it stands for.</param>
public sealed record CustomerTruth(
    int TierChangeShare, IReadOnlyDictionary<string, int> AppShares, IReadOnlyDictionary<string, int> AgeShares,
    IReadOnlyDictionary<string, int> TenureMonths, IReadOnlyDictionary<string, int> Activity, int HomeHallShare,
    string Why);

/// <summary>
/// Standard deviations of satisfaction between customers, units, employees, encounters, journeys; and of the
/// willingness to recommend.
/// </summary>
public sealed record SpreadTruth(
    int Customer, int Unit, int Employee, int Encounter, int Journey, int Recommend, string Why);

/// <summary>
/// When needs arise: Monday first, holidays, make-up days, and the quantiles of the shock of each city and day.
/// </summary>
public sealed record DemandTruth(
    IReadOnlyList<int> Weekdays, int Holiday, IReadOnlyDictionary<string, int> DayShock, string Why);

/// <summary>
/// A kind of place: weights of the 24 hours (0 = closed), and quantiles of the seconds after which people leave a
/// queue.
/// </summary>
public sealed record PlaceTruth(
    string Place, IReadOnlyList<int> Hours, string Why, IReadOnlyDictionary<string, int>? Patience = null);

/// <summary>
/// Quantiles of seconds under a name. A wait by load is stretched at busy hours and days, and by tier.
/// </summary>
public sealed record TableTruth(string Table, string Kind, bool ByLoad, IReadOnlyDictionary<string, int> Seconds);

/// <summary>How often calls are handed on, bad touches fail outright, and machines that are down fail.</summary>
public sealed record OutcomeTruth(int TransferShare, int FailedWhenLow, int FailedWhenDown, string Why);

/// <summary>Dose and response: what seconds of waiting cost at these touchpoints.</summary>
public sealed record DoseTruth(IReadOnlyList<string> At, IReadOnlyDictionary<string, int> Cost, string Why);

/// <summary>
/// What a touchpoint does: how often it goes badly and very well, satisfaction in the middle, the penalty and the
/// reward.
/// </summary>
public sealed record MomentTruth(
    string At, MomentKind Kind, int Penalty, int Reward, int LowShare, int HighShare, int Middle, string Why);

/// <summary>
/// How satisfaction with a journey comes from its touches: weights of 1000 in all, and the cost of their standard
/// deviation.
/// </summary>
public sealed record RuleTruth(int Mean, int Peak, int End, int Weakest, int Inconsistency, string Why);

/// <summary>The one-vote veto: a journey in which this touchpoint goes badly gets no more than the cap.</summary>
public sealed record VetoTruth(string At, int Cap, string Why);

/// <summary>Willingness to recommend is satisfaction with the journey plus this shift, and chance.</summary>
public sealed record RecommendTruth(int Shift, string Why);

/// <summary>Chance per 100,000 of leaving after a journey, by satisfaction with it.</summary>
public sealed record LeavingTruth(IReadOnlyDictionary<string, int> Per100000, string Why);

/// <summary>What got worse from a week on: added share of bad touches, stretched waits (1000 = as before).</summary>
public sealed record DeclineTruth(
    string Key, IReadOnlyList<string> Units, IReadOnlyList<string> At, string FromWeek, int LowShare, int Wait,
    string Why);

/// <summary>What was tried from a week on, its true effect, and what an honest verification should say.</summary>
public sealed record ImprovementTruth(
    string Key, string NameZh, string NameEn, IReadOnlyList<string> At, IReadOnlyList<string> Units, string FromWeek,
    int LowShare, int Satisfaction, TrueVerdict Verdict, string Why);

/// <summary>What an honest verification of an improvement should say.</summary>
public enum TrueVerdict
{
    /// <summary>有效.</summary>
    Improved,

    /// <summary>变差.</summary>
    Worse,

    /// <summary>没有证据.</summary>
    NoEvidence,

    /// <summary>还不能判断.</summary>
    CannotTell,
}

/// <summary>
/// Two groups of touchpoints that say different things: who meets both within the days is confused at the later
/// one.
/// </summary>
public sealed record ContradictionTruth(
    string Key, IReadOnlyList<string> One, IReadOnlyList<string> Other, int WithinDays, int Penalty, int RepeatShare,
    string RepeatAt, string RepeatGap, string Why);

/// <summary>A step that this share of journeys leaves out.</summary>
public sealed record DeviationTruth(string Key, string Journey, string Step, int Skip, string Why);

/// <summary>
/// A kind of machine: how many there are (kiosks and queue machines stand in halls), how often and how long it is
/// down.
/// </summary>
public sealed record DeviceTruth(
    string Kind, int FaultsPerYear, IReadOnlyDictionary<string, int> Seconds, string Why, int Count = 0);

/// <summary>A time for which machines are certainly down.</summary>
public sealed record OutageTruth(
    string Key, IReadOnlyList<string> Devices, DateTime FromLocal, int Seconds, string Why);

/// <summary>How many of those who are asked answer, by channel: for surveys.</summary>
public sealed record ResponseTruth(IReadOnlyDictionary<string, int> Shares, string Why);
