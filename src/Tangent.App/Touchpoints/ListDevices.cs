using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>A piece of the register of devices by code, each with how it served in the last 90 days.</summary>
public sealed class ListDevices(DeviceRows devices)
{
    /// <summary>What to list.</summary>
    public sealed record Request(DeviceFilter Filter, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<DeviceRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Device) is { } refusal) return refusal;

        var rows = await devices.Where(request.Filter, stop);
        if (rows.Failure is { } wrong) return wrong;
        var piece = await DeviceRows.Piece(rows.Value, request.Filter, request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        return piece.Value.Turn(await devices.Naming(piece.Value.Items, stop));
    }
}
