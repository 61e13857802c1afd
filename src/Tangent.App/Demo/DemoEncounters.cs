using System.Globalization;
using Tangent.Domain.Encounters;

namespace Tangent.App.Demo;

/// <summary>What happened in a world, as the systems of the demo company tell it: without what only the world knows.</summary>
static class DemoEncounters
{
    /// <summary>All encounters by the time of their start, each with the system that tells it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="order">The numbers of its encounters in that order.</param>
    public static IEnumerable<(string Source, EncounterEntry Entry)> Of(World world, IEnumerable<int> order)
    {
        string[] sources = [.. world.Touchpoints.Select(place => Name(place.Place))];
        string[] channels = [.. world.Touchpoints.Select(place => Name(place.Channel))];
        string[] outcomes = [.. Enum.GetValues<EncounterOutcome>().Select(Name)];
        foreach (int i in order)
        {
            var met = world.Encounters[i];
            var key = world.KeyOf(world.Journeys[met.Journey]);
            yield return (sources[met.Touchpoint], new EncounterEntry
            {
                ExternalId = string.Create(CultureInfo.InvariantCulture, $"{key}-{met.Order}"),
                Touchpoint = world.Touchpoints[met.Touchpoint].Code,
                StartedUtc = DateTime.UnixEpoch.AddSeconds(met.StartedUtc),
                EndedUtc = DateTime.UnixEpoch.AddSeconds(met.EndedUtc),
                WaitSeconds = met.WaitedSeconds,
                Customer = World.CustomerCode(met.Customer),
                Unit = world.Units[met.Unit].Code,
                Employee = met.Employee == WorldEncounter.None ? null : world.Employees[met.Employee].Code,
                Channel = channels[met.Touchpoint],
                Outcome = outcomes[(int)met.Outcome],
                Journey = key,
            });
        }
    }

    private static string Name<T>(T member) where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
