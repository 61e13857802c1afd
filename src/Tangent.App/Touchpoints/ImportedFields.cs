using Tangent.App.Access.Published;
using Tangent.App.Imports.Published;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>What the cells of a row mean, over what a touchpoint has: a field without a column stays, an empty cell empties.</summary>
sealed class ImportedFields(ImportRecord row, Touchpoint? current, ILookup<string, UnitFact> units, ILookup<string, Guid> people)
{
    private static readonly char[] BetweenItems = [',', '，', '、', ';', '；', '|', '/', '\n'];

    /// <summary>What cannot be understood, with the field of the file.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>Reads all cells.</summary>
    public TouchpointFields Read()
    {
        var now = current is null ? null : TouchpointFields.Of(current.Details);
        return new(CellText.Code(row["code"] ?? ""), row["name-zh"] ?? now?.NameZh, row["name-en"] ?? now?.NameEn,
            Member("channel", now?.Channel), Member("stage", now?.Stage), Unit(now?.UnitId), Owner(now?.OwnerId), Aliases(now?.Aliases),
            OfferedBy(now?.OfferedBy), Classes(now?.Classification ?? Classification.None), Sheet(now?.Sheet ?? TouchpointSheet.Empty));
    }

    private Classification Classes(Classification now) => now with
    {
        Kinds = Kinds(now.Kinds),
        Distance = Member("distance", now.Distance),
        Provider = Member("provider", now.Provider),
        Recipient = Member("recipient", now.Recipient),
        Technology = Member("technology", now.Technology),
        Through = row["through"] is { } through ? through.Length == 0 ? null : through : now.Through,
        Degree = Member("degree", now.Degree),
        Delivery = Member("delivery", now.Delivery),
        Form = Member("form", now.Form),
        Place = Member("place", now.Place),
        Fee = Member("fee", now.Fee),
        Frequency = Member("frequency", now.Frequency),
        Technicality = Member("technicality", now.Technicality),
        Nature = Member("nature", now.Nature),
    };

    private TouchpointSheet Sheet(TouchpointSheet now)
    {
        var quality = Measures("quality", MeasureKind.Quality, now);
        var efficiency = Measures("efficiency", MeasureKind.Efficiency, now);
        return now with { Measures = quality.Concat(efficiency).ToItems() };
    }

    private IEnumerable<TouchpointMeasure> Measures(string field, MeasureKind kind, TouchpointSheet now) => row[field] is { } text
        ? Items(text).Select(name => new TouchpointMeasure(kind, name))
        : now.Measures.Where(measure => measure.Kind == kind);

    private T? Member<T>(string field, T? now) where T : struct, Enum
    {
        if (row[field] is not { } text) return now;
        if (text.Length == 0) return null;
        var member = ImportWords.Member<T>(text);
        if (member is null) Wrong(field, "imports.not-a-choice", text);
        return member;
    }

    private TouchpointKinds Kinds(TouchpointKinds now)
    {
        if (row["kinds"] is not { } text) return now;
        var kinds = TouchpointKinds.None;
        foreach (var item in Items(text.Replace('+', ',')))
            if (ImportWords.Member<TouchpointKinds>(item) is { } kind) kinds |= kind;
            else Wrong("kinds", "imports.not-a-choice", item);
        return kinds;
    }

    private Guid? Unit(Guid? now) => row["unit"] is not { } text ? now : text.Length == 0 ? null : UnitOf("unit", text);

    private Items<Guid>? OfferedBy(Items<Guid>? now) => row["offered-by"] is not { } text ? now
        : Items(text).Select(item => UnitOf("offered-by", item)).OfType<Guid>().Distinct().ToItems();

    private Guid? UnitOf(string field, string text)
    {
        var found = units[CellText.Token(text)].Select(unit => unit.Id).Distinct().ToList();
        if (found is [var only]) return only;
        Wrong(field, found.Count == 0 ? "imports.unit-unknown" : "imports.unit-ambiguous", text);
        return null;
    }

    // Without the text: it may be somebody's name or address, and problems are kept.
    private Guid? Owner(Guid? now)
    {
        if (row["owner"] is not { } text) return now;
        if (text.Length == 0) return null;
        if (Guid.TryParse(text, out var id)) return id;
        var found = people[text.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant()].Distinct().ToList();
        if (found is [var only]) return only;
        Wrong("owner", found.Count == 0 ? "imports.person-unknown" : "imports.person-ambiguous");
        return null;
    }

    private Items<string>? Aliases(Items<string>? now) => row["aliases"] is { } text ? Items(text).ToItems() : now;

    private static IEnumerable<string> Items(string text) =>
        text.Split(BetweenItems, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct();

    private void Wrong(string field, string code, params IReadOnlyList<object> arguments) =>
        Problems.Add(new(code, field, row.Row, arguments));
}
