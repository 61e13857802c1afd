using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Encounters.Journeys;
using Tangent.Domain.Access;
using Tangent.Tests;

namespace Tangent.Web.Tests.Faults;

/// <summary>Whether everything that is kept about the log says the same as the log.</summary>
static class LogBooks
{
    /// <summary>Sequences without a gap, totals of words, and an index brought up to date piece by piece against one made from nothing.</summary>
    public static async Task Agree(House house)
    {
        var db = house.Db();
        var sequences = await db.Encounters.OrderBy(row => row.Sequence).Select(row => row.Sequence).ToListAsync();
        Assert.Equal(Enumerable.Range(1, sequences.Count).Select(i => (long)i), sequences);
        Assert.Equal(sequences.Count, (await db.LogStates.SingleAsync()).Last);
        Assert.Equal(sequences.Count, await db.LogWords.SumAsync(word => word.Seen));

        var grown = await Journeys(house);
        await using var later = House.Around(house.Settings.Database, house.Clock, isDropped: false);
        foreach (var file in Directory.GetFiles(house.Settings.Database.IndexFolder)) File.Delete(file);
        Assert.Equal(await Journeys(later), grown);
    }

    /// <summary>The whole map of journeys, as one text.</summary>
    public static async Task<string> Journeys(House house)
    {
        var map = await house.Get<ExploreJourneys>().Run(House.As(Role.Administrator), new(Variants: ExploreJourneys.MostVariants), CancellationToken.None);
        Assert.Null(map.Failure);
        return JsonSerializer.Serialize(new { map.Value.Nodes, map.Value.Edges, map.Value.Variants, map.Value.VariantCount, map.Value.JourneyTime });
    }
}
