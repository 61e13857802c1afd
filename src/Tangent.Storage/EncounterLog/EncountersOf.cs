using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Tangent.Storage.EncounterLog;

/// <summary>Rows of the log that speak of some customers, found stretch by stretch.</summary>
public static class EncountersOf
{
    /// <summary>Sequences of the rows of which this was told.</summary>
    /// <param name="db">The database.</param>
    /// <param name="name">Name of the attribute.</param>
    /// <param name="value">Its value.</param>
    /// <param name="stop">Ends the question.</param>
    /// <remarks>Looks through all rows with attributes: there is no index of them.</remarks>
    public static async Task<HashSet<long>> Attribute(Db db, string name, string value, CancellationToken stop)
    {
        var found = db.Database.IsSqlite()
            ? db.Database.SqlQuery<long>($"""
                select e.sequence as "Value" from encounters e where e.attributes is not null and e.source <> {EncounterRow.TestSource}
                    and exists (select 1 from json_each(e.attributes) one where one.key = {name} and one.value = {value})
                """)
            : db.Database.SqlQuery<long>($"""
                select e.sequence as "Value" from encounters e where e.attributes is not null and e.source <> {EncounterRow.TestSource}
                    and e.attributes::jsonb ->> {name} = {value}
                """);
        return [.. await found.ToListAsync(stop)];
    }

    /// <summary>All their rows, replaced ones too, as a part of another query.</summary>
    /// <param name="db">The database.</param>
    /// <param name="customers">Numbers of the customers.</param>
    public static IQueryable<EncounterRow> Customers(Db db, IReadOnlyCollection<long> customers)
    {
        // One look into the index for each stretch: some microseconds each, and one for every 8,192 rows.
        return db.Database.IsSqlite()
            ? db.Encounters.FromSql($"""
                select e.* from (with recursive stretch(n) as (select last / {EncounterRow.StretchRows} from log_states
                    union all select n - 1 from stretch where n > 0) select n from stretch) s
                cross join encounters e
                where e.stretch = s.n and e.customer in (select value from json_each({JsonSerializer.Serialize(customers)}))
                """)
            : db.Encounters.FromSql($"""
                select e.* from (select generate_series(0, last / {EncounterRow.StretchRows}) as n from log_states) s
                cross join lateral (select * from encounters one where one.stretch = s.n and one.customer = any({customers.ToArray()}) offset 0) e
                """);
    }
}
