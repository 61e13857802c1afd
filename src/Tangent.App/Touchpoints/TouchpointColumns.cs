using Tangent.App.Export;

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
        new("version", words.Of("touchpoints.field.version"), row => new Cell.Number(row.Version)),
    ];
}
