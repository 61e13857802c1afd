using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.Tests.Walls;

/// <summary>The probes trust the hash of the tables to say whether anything changed.</summary>
public sealed class TableHashTests
{
    [Theory, OnBothDatabases]
    public async Task A_changed_row_is_seen_and_its_table_named(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var before = await TableHash.Of(house.Db());
        Assert.Equal("", TableHash.Changed(before, await TableHash.Of(house.Db())));

        await house.Db().Database.ExecuteSqlRawAsync("update org_units set name_en = 'changed'");
        Assert.Equal("org_units 1", TableHash.Changed(before, await TableHash.Of(house.Db())));
    }
}
