using System.Runtime.CompilerServices;
using Tangent.Analytics;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>The devices as shown, as a file. A right of its own, and audited.</summary>
public sealed class ExportDevices(Db db, DeviceRows devices, Audit audit)
{
    /// <summary>What to export.</summary>
    /// <param name="Filter">Narrowed to what.</param>
    /// <param name="Columns">Keys of the columns in order; null or none for all.</param>
    /// <param name="Words">The words of headers and labels.</param>
    public sealed record Request(DeviceFilter Filter, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The list, its rows not yet read: they are read while the file is written.</summary>
    public async Task<Outcome<ExportTable<DeviceRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Device) is { } refusal) return refusal;

        var columns = ExportColumns.Chosen(DeviceColumns.All(request.Words), request.Columns);
        var rows = await devices.Where(request.Filter, stop);
        var problems = (columns.Failure?.Problems ?? []).Concat(rows.Failure?.Problems ?? []).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);

        audit.Write(who, "devices.did.export", who.ListSubject(Kind.Device),
            after: new { request.Filter, Columns = columns.Value.Select(column => column.Key) });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return new ExportTable<DeviceRow>(request.Words.Of("devices.list.title"), columns.Value,
            Rows(Keyset.Batches(rows.Value, DeviceRows.ByCode, stop), stop));
    }

    private async IAsyncEnumerable<DeviceRow> Rows(
        IAsyncEnumerable<IReadOnlyList<Device>> batches, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in batches.WithCancellation(stop))
        {
            var name = await devices.Naming(batch, stop);
            foreach (var device in batch) yield return name(device);
        }
    }
}

/// <summary>The columns in which devices are exported.</summary>
static class DeviceColumns
{
    public static IReadOnlyList<ExportColumn<DeviceRow>> All(ExportWords words) =>
    [
        new("code", words.Of("touchpoints.field.code"), row => new Cell.Text(row.Device.Code)),
        new("name", words.Of("devices.field.name"), row => new Cell.Text(row.Device.Name)),
        new("kind", words.Of("devices.field.kind"), row => words.Coded(row.Device.Kind), true),
        new("touchpoint", words.Of("moments.field.touchpoint"),
            row => new Cell.Coded(row.At.Code, words.IsChinese ? row.At.NameZh : row.At.NameEn), true),
        new("unit", words.Of("touchpoints.field.unit"), row => words.Unit(row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), true),
        new("measured-from", words.Of("devices.field.measured-from"), row => new Cell.Moment(row.Figure.FromUtc)),
        new("measured-to", words.Of("devices.field.measured-to"), row => new Cell.Moment(row.Figure.ToUtc)),
        new("availability", words.Of("devices.field.availability"), row => Of(row.Figure.Availability, told => told.Point)),
        new("availability-low", words.Of("devices.field.availability-low"), row => Of(row.Figure.Availability, told => told.Low)),
        new("availability-high", words.Of("devices.field.availability-high"), row => Of(row.Figure.Availability, told => told.High)),
        new("outages", words.Of("devices.field.outages"), row => new Cell.Number(row.Figure.Availability is Estimate told ? told.N : 0)),
        new("repair", words.Of("devices.field.repair-hours"), row => Of(row.Figure.HoursToRepair, told => told.Point)),
        new("repair-low", words.Of("devices.field.repair-low"), row => Of(row.Figure.HoursToRepair, told => told.Low)),
        new("repair-high", words.Of("devices.field.repair-high"), row => Of(row.Figure.HoursToRepair, told => told.High)),
        new("repairs", words.Of("devices.field.repairs"), row => Of(row.Figure.HoursToRepair, told => told.N)),
        new("open", words.Of("devices.field.open"), row => new Cell.Number(row.Figure.Open)),
        new("installed", words.Of("devices.field.installed"), row => new Cell.Moment(row.Device.InstalledUtc)),
        new("retired", words.Of("devices.field.retired"), row => new Cell.Moment(row.Device.RetiredUtc)),
    ];

    // Nothing where it cannot be told: an empty cell, never a zero.
    private static Cell.Number Of(Answer answer, Func<Estimate, double> part) => new(answer is Estimate told ? (decimal)part(told) : null);
}
