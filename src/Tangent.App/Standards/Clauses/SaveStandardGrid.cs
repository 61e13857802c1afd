using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards;
using Tangent.Storage;

namespace Tangent.App.Standards.Clauses;

/// <summary>Writes targets of many clauses at once, tier by tier: each clause that changes gets a new version from the same day, or none does.</summary>
public sealed class SaveStandardGrid(Db db, StandardChange change, TimeProvider clock)
{
    /// <summary>Most clauses at once.</summary>
    public const int MostRows = 500;

    /// <summary>The targets of one clause.</summary>
    public sealed record Row(Guid Id, decimal? Target, Items<TierTarget> Tiers);

    /// <summary>The rows, and from which day they hold.</summary>
    public sealed record Request(IReadOnlyList<Row> Rows, DateOnly? From);

    /// <summary>Writes them.</summary>
    /// <returns>How many clauses have a new version.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Standard) is { } refusal) return refusal;

        if (request.From is not { } from) return Fail.Wrong("from", "form.required");
        if (request.Rows.Count > MostRows) return Fail.Wrong("rows", "standards.too-many-rows", MostRows);
        List<Problem> problems = [];
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        int written = 0;
        for (int row = 0; row < request.Rows.Count; row++)
        {
            var asked = request.Rows[row];
            var found = await change.Find(who, Verb.Update, asked.Id, null, stop);
            if (found.Failure is { } failure) return failure;
            var before = found.Value.Clause;
            if (asked.Target is not { } target) { problems.Add(new("form.required", "target", row + 1)); continue; }
            if (before.RetiredUtc is not null || (target == before.Terms.Target && asked.Tiers == before.Terms.Tiers)) continue;
            var terms = before.Terms with { Target = target, Tiers = asked.Tiers, From = from, To = null };
            var wrong = await change.Check(terms, before.Terms, stop);
            problems.AddRange(wrong.Select(problem => problem with { Row = row + 1 }));
            if (wrong.Count == 0 && change.Prepare(who, "standards.did.edit", found.Value, before.With(terms, now))) written++;
        }
        if (problems.Count > 0)
        {
            db.Forget();
            return new Fail.Invalid(problems);
        }
        return written > 0 && await db.Commit(stop) is { } trouble ? trouble : written;
    }
}
