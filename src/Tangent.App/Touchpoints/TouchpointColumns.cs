using Tangent.App.Export;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>The columns in which the register is exported: keys as in the list's address.</summary>
static class TouchpointColumns
{
    public static IReadOnlyList<ExportColumn<TouchpointRow>> All(ExportWords words) =>
    [
        new("code", words.Of("touchpoints.field.code"), row => new Cell.Text(row.Details.Code)),
        new("name", words.Of(words.IsChinese ? "touchpoints.field.name-zh" : "touchpoints.field.name-en"),
            row => new Cell.Text(words.IsChinese ? row.Details.NameZh : row.Details.NameEn)),
        new("other-name", words.Of(words.IsChinese ? "touchpoints.field.name-en" : "touchpoints.field.name-zh"),
            row => new Cell.Text(words.IsChinese ? row.Details.NameEn : row.Details.NameZh)),
        new("channel", words.Of("touchpoints.field.channel"), row => words.Coded(row.Details.Channel), true),
        new("stage", words.Of("touchpoints.field.stage"), row => words.Coded(row.Details.Stage), true),
        new("unit", words.Of("touchpoints.field.unit"),
            row => new Cell.Coded(row.Unit.Code, words.IsChinese ? row.Unit.NameZh : row.Unit.NameEn), true),
        new("owner", words.Of("touchpoints.field.owner"), row => new Cell.Coded(row.Owner?.Id.ToString(), row.Owner?.Name), true),
        new("status", words.Of("touchpoints.field.status"), row => words.Coded(row.Status), true),
        new("changed", words.Of("touchpoints.field.changed"), row => new Cell.Moment(row.ChangedUtc)),
        new("valid-from", words.Of("touchpoints.field.valid-from"), row => new Cell.Moment(row.ValidFromUtc)),
        new("retired", words.Of("touchpoints.field.retired"), row => new Cell.Moment(row.RetiredUtc)),
        new("retired-reason", words.Of("touchpoints.field.retired-reason"), row => new Cell.Text(row.RetiredReason)),
        new("aliases", words.Of("touchpoints.field.aliases"), row => new Cell.Text(string.Join("; ", row.Details.Aliases))),
        new("kinds", words.Of("touchpoints.field.kinds"), row => new Cell.Text(Kinds(row.Details.Classification.Kinds, words))),
        Class("distance", said => said.Distance, words), Class("provider", said => said.Provider, words),
        Class("recipient", said => said.Recipient, words), Class("technology", said => said.Technology, words),
        new("through", words.Of("touchpoints.field.through"), row => new Cell.Text(row.Details.Classification.Through)),
        Class("degree", said => said.Degree, words), Class("delivery", said => said.Delivery, words), Class("form", said => said.Form, words),
        Class("place", said => said.Place, words), Class("fee", said => said.Fee, words), Class("frequency", said => said.Frequency, words),
        Class("technicality", said => said.Technicality, words), Class("nature", said => said.Nature, words),
        new("quality", words.Of("touchpoints.import.quality"), row => Measures(row, MeasureKind.Quality)),
        new("efficiency", words.Of("touchpoints.import.efficiency"), row => Measures(row, MeasureKind.Efficiency)),
        new("version", words.Of("touchpoints.field.version"), row => new Cell.Number(row.Version)),
    ];

    private static ExportColumn<TouchpointRow> Class<T>(string key, Func<Classification, T?> of, ExportWords words) where T : struct, Enum =>
        new(key, words.Of($"touchpoints.field.{key}"),
            row => of(row.Details.Classification) is { } said ? words.Coded(said) : new Cell.Coded(null, null), true);

    private static string Kinds(TouchpointKinds kinds, ExportWords words) => string.Join("; ",
        Enum.GetValues<TouchpointKinds>().Where(kind => kind != TouchpointKinds.None && kinds.HasFlag(kind)).Select(kind => words.OfMember(kind)));

    private static Cell.Text Measures(TouchpointRow row, MeasureKind kind) =>
        new(string.Join("; ", row.Details.Sheet.Measures.Where(measure => measure.Kind == kind).Select(measure => measure.Name)));
}
