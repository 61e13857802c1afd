using System.Globalization;
using Tangent.Analytics.Attainment;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Standards.Clauses;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Standards.Attainment;

/// <summary>The encounters that missed a clause, those that began last first; read from the log, so that they are those of this moment.</summary>
public sealed class ListBreaches(ListStandards list, BookCompiler compiler, EncounterSheets sheets, CustomerTiers tiers)
{
    private const int PieceRows = 50;

    // Most clauses are missed often enough; where they are not, one piece looks so far back and says where to go on.
    private static readonly int[] Looks = [500, 4_000];

    /// <summary>Of which clause, in which unit, and from where on.</summary>
    /// <param name="Id">The clause.</param>
    /// <param name="Unit">Of this unit and those below; null for all.</param>
    /// <param name="After">What the piece before has named as the next one; null: the latest.</param>
    public sealed record Request(Guid Id, Guid? Unit = null, string? After = null);

    /// <summary>One that missed it.</summary>
    /// <param name="Encounter">The encounter.</param>
    /// <param name="Value">What was measured; null for an outcome.</param>
    /// <param name="Limit">What its tier was to get; null for an outcome.</param>
    public sealed record Breach(EncounterView Encounter, double? Value, double? Limit);

    /// <summary>A piece of the list.</summary>
    /// <param name="Rows">Those that missed it; perhaps none, although there are more further back.</param>
    /// <param name="Next">Where the next piece begins; null: there are no more.</param>
    public sealed record Piece(IReadOnlyList<Breach> Rows, string? Next);

    /// <summary>Lists them.</summary>
    public async Task<Outcome<Piece>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } hidden) return hidden;

        if (!Place(request.After, out var place)) return Fail.Wrong("after", "list.cursor-unreadable");
        var found = await list.Run(who, new(new(), request.Id), stop);
        if (found.Failure is { } failure) return failure;
        var (book, worked) = await compiler.Now(clause => clause.Id == request.Id, stop);
        if (book.Versions.Count == 0) return new Piece([], null);
        var count = new AttainmentCount(book.Versions, worked);
        // Without a place every encounter is looked at.
        int[]? places = book.Versions.Any(version => version.Places is null) ? null : [.. book.Versions.SelectMany(version => version.Places!).Distinct()];
        List<Breach> rows = [];
        foreach (int most in Looks)
        {
            var sheet = await sheets.Latest(who, places, request.Unit, place, most, stop);
            var history = await tiers.History([.. sheet.Customer.Take(sheet.Count).Where(one => one >= 0).Distinct()], stop);
            var missed = Missed(book, count, sheet, history, PieceRows - rows.Count);
            var views = await sheets.Show([.. missed.Select(one => sheet.Sequence[one.At])], stop);
            rows.AddRange(missed.Select(one => new Breach(views[sheet.Sequence[one.At]], Told(one.Value), Told(one.Limit))));
            int last = rows.Count == PieceRows ? missed[^1].At : sheet.Count - 1;
            if (rows.Count < PieceRows && sheet.Count < most) return new Piece(rows, null);
            place = (sheet.Started[last], sheet.Sequence[last]);
            if (rows.Count == PieceRows) break;
        }
        return new Piece(rows, FormattableString.Invariant($"{place!.Value.Started}-{place.Value.Sequence}"));
    }

    private static bool Place(string? text, out (long Started, long Sequence)? place)
    {
        place = null;
        if (text is null) return true;
        int dash = text.LastIndexOf('-');
        if (dash < 1 || !long.TryParse(text.AsSpan(0, dash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long started)
            || !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence)) return false;
        place = (started, sequence);
        return true;
    }

    private static double? Told(double value) => double.IsNaN(value) ? null : value;

    private static List<(int At, double Value, double Limit)> Missed(CompiledBook book, AttainmentCount count, EncounterSheet sheet, TierHistory history,
        int most)
    {
        List<(int, double, double)> missed = [];
        var columns = book.Columns(sheet, new(sheet.Size), history);
        for (int i = 0; i < columns.Count && missed.Count < most; i++)
        {
            foreach (int number in count.At(columns.Place[i]))
            {
                if (count.Holds(number, columns, i) && count.Measure(number, columns, i) is { IsMet: false } one) missed.Add((i, one.Value, one.Limit));
            }
        }
        return missed;
    }
}
