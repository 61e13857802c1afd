using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Own;

/// <summary>Everything that a customer has told the company, and how each stands.</summary>
[OpenToVisitors("the code that the customer was sent is the right to see what is theirs")]
public sealed class ShowOwnCases(OwnVisitors visitors, OwnCases cases, OwnVoices voices, UnitFacts units)
{
    /// <summary>The browser's cookie.</summary>
    public sealed record Request(string? Cookie);

    /// <summary>One line.</summary>
    /// <param name="Number">Its number, 12 digits.</param>
    /// <param name="SaidUtc">When it was said.</param>
    /// <param name="Stage">Where it stands; null for what is no complaint and waits in the inbox, or has ended there.</param>
    /// <param name="IsOver">Whether it has ended.</param>
    /// <param name="NextUtc">By when something comes next, or null.</param>
    /// <param name="Zone">IANA zone of the unit that answers.</param>
    public sealed record Line(string Number, DateTime SaidUtc, OwnStage? Stage, bool IsOver, DateTime? NextUtc, string Zone);

    /// <summary>What is open to the visitor.</summary>
    /// <param name="Only">The one number that a link opened; null: everything.</param>
    /// <param name="Lines">The lines, what waits for the customer first, then the latest.</param>
    public sealed record Shown(string? Only, IReadOnlyList<Line> Lines);

    /// <summary>Shows them; missing for who has not come in.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await visitors.Of(request.Cookie, stop) is not { } visitor) return Fail.NotFound;
        if (visitor.Number is not null) return new Shown(visitor.Number, []);
        var all = await units.All(stop);
        var own = await cases.Of(visitor, stop);
        var said = await voices.Of(visitor.Customers, stop);
        var taken = await cases.Taken([.. said.Select(voice => voice.Id)], stop);
        var lines = own.Select(one => new Line(one.Number, one.OpenedUtc, OwnReading.Of(one), !one.IsOpen, OwnReading.Next(one)?.DueUtc,
                all[one.UnitId].TimeZone))
            .Concat(said.Where(voice => !taken.ContainsKey(voice.Id)).Select(voice => new Line(voice.Number, voice.GivenUtc, null,
                voice.EndedUtc is not null, voice.EndedUtc is null ? voice.DueUtc : null, all[voice.UnitId].TimeZone)));
        return new Shown(null, [.. lines.OrderByDescending(line => line.Stage is OwnStage.YourAnswer or OwnStage.YourWord)
            .ThenByDescending(line => line.SaidUtc).ThenBy(line => line.Number, StringComparer.Ordinal)]);
    }
}
