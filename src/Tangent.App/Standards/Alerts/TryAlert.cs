using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Alerts;

namespace Tangent.App.Standards.Alerts;

/// <summary>Tries a rule on the last ninety days: when it would have fired, by the same reading that the server does. Nothing is written.</summary>
public sealed class TryAlert(AlertChange change, AlertReading reading, UnitFacts units)
{
    /// <summary>Days that are tried, up to today.</summary>
    public const int Days = 90;

    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>One time that it would have fired.</summary>
    /// <param name="Unit">For which unit.</param>
    /// <param name="Day">On which day.</param>
    /// <param name="Until">The day on which its cause was over; null: it lasts.</param>
    /// <param name="Numbers">For which numbers.</param>
    public sealed record Fired(UnitFact Unit, DateOnly Day, DateOnly? Until, FiringNumbers Numbers);

    /// <summary>Tries it.</summary>
    public async Task<Outcome<IReadOnlyList<Fired>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var (rule, unit) = found.Value;
        var to = change.Today(unit);
        var days = await reading.Of(unit.Id, rule.Terms, to.AddDays(1 - Days - rule.Terms.WindowDays), to, stop);
        var all = await units.All(stop);
        return Outcome<IReadOnlyList<Fired>>.Of([.. days.SelectMany(one => Of(rule.Terms, all[one.Key], one.Value, to))
            .OrderBy(one => one.Day).ThenBy(one => one.Unit.Code, StringComparer.Ordinal)]);
    }

    private static IEnumerable<Fired> Of(AlertTerms terms, UnitFact unit, IReadOnlyList<DayCount> counts, DateOnly to)
    {
        Fired? open = null;
        for (var day = to.AddDays(1 - Days); day <= to; day = day.AddDays(1))
        {
            var read = AlertCheck.Of(terms, counts, day);
            if (read.IsRaised == true) open ??= new(unit, day, null, read.Numbers!);
            if (read.IsRaised != false || open is null) continue;
            yield return open with { Until = day };
            open = null;
        }
        if (open is not null) yield return open;
    }
}
