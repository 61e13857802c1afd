using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Menus;
using Tangent.Storage;

namespace Tangent.App.Standards.Menus;

/// <summary>Writes a menu anew. The same again changes nothing.</summary>
public sealed class WriteMenu(MenuChange change, TimeProvider clock)
{
    /// <summary>What to write.</summary>
    /// <param name="Id">Which menu.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null overwrites whatever there is.</param>
    /// <param name="Document">The whole menu as it shall be.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion, MenuDocument Document);

    /// <summary>Writes it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.DialTest) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (found.Failure is { } failure) return failure;
        var problems = await change.Check(request.Document, stop);
        if (problems.Count > 0) return new Fail.Invalid(problems);
        return await change.Write(who, found.Value, found.Value.Menu.With(request.Document, UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime)), stop);
    }
}
