using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Demo;

/// <summary>What stands around the register of the demo company: machines with their faults, rules, texts, plans, choices.</summary>
sealed class DemoAround(IReadOnlyDictionary<string, TouchpointId> touchpoints, Func<string, Guid> unit, Func<string, Guid> owner)
{
    private static RegisterFile File => DemoFiles.Register;

    /// <summary>All of it.</summary>
    /// <param name="installedUtc">Since when the machines serve.</param>
    public AroundToLoad All(DateTime installedUtc) => new(
        Devices(installedUtc),
        [.. File.Discretion.Select(rule => new DiscretionToLoad(touchpoints[rule.At], rule.Terms()))],
        [.. File.Information.Select(Text)],
        [.. File.Plans.Select(Plan)],
        [.. File.Stated.Select(said => KeyStatement.Of(touchpoints[said.At], said.Importance, said.PerMonth, said.Experience))],
        File.Comparison);

    private List<DeviceToLoad> Devices(DateTime installedUtc)
    {
        var truths = DemoFiles.Truths;
        var units = PeopleMaker.Units(WorldOptions.DemoSeed, DemoFiles.People, truths.Spread);
        var machines = new Machines(WorldOptions.DemoSeed, truths, new(truths.Calendar), units);
        var faults = machines.Faults.ToLookup(fault => fault.Device);
        return [.. machines.All.Select(machine =>
        {
            var keeper = units[machine.Unit];
            var kind = machine.Kind.ToString();
            string name = $"{keeper.NameZh} {File.DeviceNames[kind]} {machine.Code[^1]}";
            return new DeviceToLoad(new(machine.Code, name, KindOf(machine.Kind), touchpoints[File.DevicePlaces[kind]], unit(keeper.Code),
                installedUtc, RetiredUtc: null), [.. faults[machine.Index].Select(fault => new FaultToLoad(At(fault.FromUtc), At(fault.ToUtc), fault.Outage))]);
        })];
    }

    private static DateTime At(int utc) => DateTime.UnixEpoch.AddSeconds(utc);

    private static Tangent.Domain.Touchpoints.DeviceKind KindOf(DeviceKind kind) => kind switch
    {
        DeviceKind.Kiosk => Tangent.Domain.Touchpoints.DeviceKind.Kiosk,
        DeviceKind.Queue => Tangent.Domain.Touchpoints.DeviceKind.QueueMachine,
        DeviceKind.Ivr => Tangent.Domain.Touchpoints.DeviceKind.IvrNode,
        _ => Tangent.Domain.Touchpoints.DeviceKind.OnlineService,
    };

    private InformationToLoad Text(InformationEntry entry)
    {
        var content = new InformationContent(entry.From, entry.To)
        {
            Texts = new[] { (TextLanguage.Chinese, entry.Zh), (TextLanguage.English, entry.En) }.Where(side => side.Item2 is not null)
                .Select(side => new InformationText(side.Item1, side.Item2!.Title, side.Item2.Body)).ToItems(),
            Placements = entry.Placements.Select(place => new Placement(touchpoints[place.At].Value, place.Channel, place.Medium)).ToItems(),
        };
        var calendar = new DemoCalendar(DemoFiles.Truths.Calendar);
        DateTime Midnight(DateOnly day) => At(calendar.At(calendar.NumberOf(day), 0, 0));
        bool isOut = entry.State is InformationState.Published or InformationState.Retired;
        return new(entry.Code, unit(entry.Unit), content, entry.State,
            isOut ? Midnight(entry.From!.Value) : At(calendar.EndUtc).AddDays(-7), entry.To is { } last ? Midnight(last.AddDays(1)) : null, entry.Reason,
            owner(entry.Unit));
    }

    private PlanDetails Plan(PlanEntry entry) => new(entry.Title, unit(entry.Unit), owner(entry.Owner), entry.From, entry.To)
    {
        Goals = entry.Goals.ToItems(),
        Steps = entry.Steps.Select(step => new PlanStep(step.Text, step.Owner, step.Due, step.Done, step.Note)).ToItems(),
        Scope = entry.Scope.Select(code => touchpoints[code].Value).ToItems(),
    };
}

sealed record RegisterFile(string Why, IReadOnlyDictionary<string, string> DeviceNames, IReadOnlyDictionary<string, string> DevicePlaces,
    IReadOnlyList<DiscretionEntry> Discretion, IReadOnlyList<InformationEntry> Information, IReadOnlyList<PlanEntry> Plans,
    KeyComparison Comparison, string KeyReason, IReadOnlyList<string> Key, IReadOnlyList<StatedEntry> Stated);

sealed record DiscretionEntry(string At, string Post, string Situation, DiscretionKind Kind, decimal Amount, string Unit,
    DiscretionPeriod Period, DateOnly From, string EscalateTo, DateOnly? To = null, CustomerTier? Tier = null)
{
    public DiscretionTerms Terms() => new(Post, Situation, Tier, Kind, Amount, Unit, Period, From, To, EscalateTo);
}

sealed record InformationEntry(string Code, string Unit, InformationState State, TextEntry Zh, IReadOnlyList<PlaceEntry> Placements,
    TextEntry? En = null, DateOnly? From = null, DateOnly? To = null, string? Reason = null);

sealed record TextEntry(string Title, string Body);

sealed record PlaceEntry(string At, ContactChannel Channel, InformationMedium Medium);

sealed record PlanEntry(string Title, string Unit, string Owner, DateOnly From, DateOnly To, IReadOnlyList<PlanGoal> Goals,
    IReadOnlyList<PlanStepEntry> Steps, IReadOnlyList<string> Scope);

sealed record PlanStepEntry(string Text, string Owner, DateOnly Due, DateOnly? Done = null, string? Note = null);

sealed record StatedEntry(string At, int Importance, int PerMonth, int Experience);
