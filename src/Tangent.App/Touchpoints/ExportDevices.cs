using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>The devices as shown, as a file. A right of its own, and audited.</summary>
public sealed class ExportDevices(Db db, DeviceRows devices, Audit audit)
{
    private const int BatchRows = 500;

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

        var home = who.Scope(Verb.Export, Kind.Device) is [var only] ? only : UnitPath.Root;
        audit.Write(who, "devices.did.export", new(Kind.Device, null, null, home),
            after: new { request.Filter, Columns = columns.Value.Select(column => column.Key) });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return new ExportTable<DeviceRow>(request.Words.Of("devices.list.title"), columns.Value, Stream(rows.Value.OrderBy(d => d.CodeKey), stop));
    }

    private async IAsyncEnumerable<DeviceRow> Stream(
        IQueryable<Device> sorted, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var ids = await sorted.Select(d => d.Id).ToListAsync(stop);
        foreach (var batch in ids.Chunk(BatchRows).Select(some => some.ToList()))
        {
            var found = await db.Devices.Where(d => batch.Contains(d.Id)).OrderBy(d => d.CodeKey).ToListAsync(stop);
            var name = await devices.Naming(found, stop);
            foreach (var device in found) yield return name(device);
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
        new("availability", words.Of("devices.field.availability"), row => Point(row.Figure.Availability)),
        new("outages", words.Of("devices.field.outages"), row => new Cell.Number(row.Figure.Availability is Estimate told ? told.N : 0)),
        new("repair", words.Of("devices.field.repair"), row => Point(row.Figure.HoursToRepair)),
        new("open", words.Of("devices.field.open"), row => new Cell.Number(row.Figure.Open)),
        new("installed", words.Of("devices.field.installed"), row => new Cell.Moment(row.Device.InstalledUtc)),
        new("retired", words.Of("devices.field.retired"), row => new Cell.Moment(row.Device.RetiredUtc)),
    ];

    private static Cell.Number Point(Answer answer) => new(answer is Estimate told ? (decimal)told.Point : null);
}
