using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Delivery.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Export;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;

namespace Tangent.App.Standards.Commitments;

/// <summary>What broken promises are narrowed to; nulls do not narrow.</summary>
/// <param name="State">How far the remedy is.</param>
/// <param name="Unit">Owed by this unit and those below it.</param>
/// <param name="Commitment">Of this promise.</param>
/// <param name="IsLate">Only open ones whose remedy is late.</param>
public sealed record BreachFilter(BreachState? State = null, Guid? Unit = null, Guid? Commitment = null, bool IsLate = false)
{
    internal string Mark => $"{State}|{Unit}|{Commitment}|{IsLate}";
}

/// <summary>A broken promise as people see it.</summary>
/// <param name="Breach">The breach.</param>
/// <param name="Promise">The promise.</param>
/// <param name="Unit">The unit that owes the remedy.</param>
/// <param name="Encounter">The encounter; null where the reader does not see it.</param>
/// <param name="Message">How the message to the customer stands, or null.</param>
/// <param name="SettledBy">Name of who settled it, or null.</param>
/// <param name="IsLate">Whether the remedy is late.</param>
/// <param name="MaySettle">Whether the reader may settle it.</param>
public sealed record BreachView(Breach Breach, Commitment Promise, UnitFact Unit, EncounterView? Encounter, MessageFact? Message, string? SettledBy,
    bool IsLate, bool MaySettle);

/// <summary>Broken promises, those whose remedy is due first at the head.</summary>
public sealed class ListCommitmentBreaches(BreachReach reach, BreachRows rows)
{
    // Open ones by when they are due; of all others the latest first.
    private static RowOrder<Breach> Order(bool isOpen) => RowOrder<Breach>.ByTime(breach => breach.DueUtc, breach => breach.Id, isDescending: !isOpen);

    /// <summary>Narrowed to what, and which piece.</summary>
    public sealed record Request(BreachFilter Filter, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<BreachView>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Breach) is { } refusal) return refusal;

        var filter = request.Filter;
        var found = await reach.Where(who, Verb.Read, filter.Unit, stop);
        if (filter.IsLate) found = found.Where(b => b.State == BreachState.Open && b.DueUtc < rows.Now);
        if (filter.State is { } state) found = found.Where(b => b.State == state);
        if (filter.Commitment is { } promise) found = found.Where(b => b.CommitmentId == promise);
        var order = Order(filter.IsLate || filter.State == BreachState.Open);
        var piece = await Keyset.Piece(found, order, $"breaches|{filter.Mark}", request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        return new Piece<BreachView>(await rows.Show(who, piece.Value.Items, stop), piece.Value.Next, piece.Value.Previous);
    }

    /// <summary>Columns for the command line.</summary>
    public static IReadOnlyList<ExportColumn<BreachView>> AllColumns(ExportWords words) =>
    [
        new("promise", words.Of("commitments.promise"), row => new Cell.Text(row.Promise.Code)),
        new("encounter", words.Of("commitments.encounter"), row => new Cell.Number(row.Breach.Encounter)),
        new("unit", words.Of("commitments.owes"), row => new Cell.Text(row.Unit.Code)),
        new("measured", words.Of("commitments.measured"), row => new Cell.Number((decimal?)row.Breach.Facts.Value)),
        new("limit", words.Of("commitments.limit"), row => new Cell.Number((decimal?)row.Breach.Facts.Limit)),
        new("state", words.Of("commitments.state"), row => words.Coded(row.Breach.State), IsCoded: true),
        new("due", words.Of("commitments.due"), row => new Cell.Moment(row.Breach.DueUtc)),
        new("notice", words.Of("commitments.notice"), row => words.Coded(row.Breach.Notice), IsCoded: true),
        new("id", words.Of("commitments.id"), row => new Cell.Text(row.Breach.Id.ToString())),
    ];
}

/// <summary>Shows broken promises with what belongs to them.</summary>
public sealed class BreachRows(Db db, UnitFacts units, EncounterSheets sheets, DeliveryFacts delivery, PeopleFacts people, TimeProvider clock)
{
    /// <summary>Now.</summary>
    internal DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>These, in their order.</summary>
    internal async Task<IReadOnlyList<BreachView>> Show(Actor who, IReadOnlyList<Breach> breaches, CancellationToken stop)
    {
        var promises = await db.Commitments.AsNoTracking().ToDictionaryAsync(p => p.Id, stop);
        var all = await units.All(stop);
        var views = await sheets.Show([.. breaches.Select(breach => breach.Encounter)], stop);
        var told = breaches.Where(breach => breach.Notice == NoticeFate.Written);
        var messages = await delivery.Of([.. told.Select(breach => BreachWriter.KeyOf(breach.Id))], stop);
        var names = await people.Names(who, [.. breaches.Select(breach => breach.SettledBy).OfType<Guid>().Distinct()], stop);
        return [.. breaches.Select(breach =>
        {
            var (unit, view) = (all[breach.UnitId], views.GetValueOrDefault(breach.Encounter));
            bool isSeen = view is not null && who.May(Verb.Read, Kind.Encounter, view.Unit?.Path ?? UnitPath.Root);
            return new BreachView(breach, promises[breach.CommitmentId], unit, isSeen ? view : null,
                messages.GetValueOrDefault(BreachWriter.KeyOf(breach.Id)), breach.SettledBy is { } by ? names.GetValueOrDefault(by) : null,
                breach.IsOverdue(Now), breach.State == BreachState.Open && who.May(Verb.Update, Kind.Breach, unit.Path));
        })];
    }
}
