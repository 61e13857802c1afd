using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Access;
using Tangent.Domain.Access;

namespace Tangent.Web.Api;

/// <summary>People who sign in, their roles, and invitations.</summary>
public static class PeopleApi
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People").RequireAuthorization("api");
        people.MapGet("", List).Queries<PeopleQuery>();
        people.MapGet("/{id:guid}", Show);
        people.MapPost("/{id:guid}/roles", Grant).Accepts<RoleBody>("application/json");
        people.MapDelete("/{id:guid}/roles/{grantId:guid}", Revoke);
        people.MapPost("/{id:guid}/deactivate", Deactivate);
        people.MapPost("/{id:guid}/reactivate", Reactivate);
        people.MapPost("/{id:guid}/end-sessions", EndSessions);
        people.MapPost("/{id:guid}/reset-password", Reset);
        people.MapPost("/{id:guid}/reset-second-factor", ResetFactor);
        people.MapPost("/{id:guid}/erase", Erase).Accepts<EraseBody>("application/json");

        var invitations = api.MapGroup("/invitations").WithTags("People").RequireAuthorization("api");
        invitations.MapGet("", Invitations).Queries<InvitationQuery>();
        invitations.MapPost("", Invite).Accepts<InvitePerson.Request>("application/json");
        invitations.MapPost("/{id:guid}/withdraw", Withdraw);
    }

    /// <summary>List people with a role in scope; names are masked by role.</summary>
    public static Task<IResult> List(ApiQuery<PeopleQuery> query, ListPeople act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, asked.Request, stop), Shape);

    /// <summary>Show one person with roles and sessions.</summary>
    public static async Task<IResult> Show(Guid id, ShowPerson act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), view => new
        {
            person = Shape(view.Person),
            view.Sessions,
            view.OpenKeys,
            view.IsWhollyInScope,
            view.IsErased,
        });

    /// <summary>Give a person a role over a unit.</summary>
    public static Task<IResult> Grant(Guid id, ApiBody<RoleBody> body, GrantRole act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.Role, asked.UnitId), stop), made => new { id = made },
            StatusCodes.Status201Created);

    /// <summary>Take a role away.</summary>
    public static Task<IResult> Revoke(Guid id, Guid grantId, RevokeRole act, Reply reply, CancellationToken stop) =>
        reply.Did(act.Run(reply.Who, new(id, grantId), stop));

    /// <summary>Shut a person out: sessions and keys end at once.</summary>
    public static Task<IResult> Deactivate(Guid id, DeactivatePerson act, Reply reply, CancellationToken stop) =>
        reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>Let a person in again.</summary>
    public static Task<IResult> Reactivate(Guid id, ReactivatePerson act, Reply reply, CancellationToken stop) =>
        reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>Sign a person out everywhere.</summary>
    public static async Task<IResult> EndSessions(Guid id, EndSessionsOfPerson act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), ended => new { ended });

    /// <summary>Make a one-time link for a new password; its token is shown this once.</summary>
    public static async Task<IResult> Reset(Guid id, ResetPassword act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), made => made, StatusCodes.Status201Created);

    /// <summary>Take a lost second factor away.</summary>
    public static Task<IResult> ResetFactor(Guid id, ResetSecondFactor act, Reply reply, CancellationToken stop) =>
        reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>Erase the data of a deactivated person, for good.</summary>
    public static Task<IResult> Erase(Guid id, ApiBody<EraseBody> body, ErasePerson act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.IsConfirmed == true), stop));

    /// <summary>List invitations to units in scope.</summary>
    public static Task<IResult> Invitations(ApiQuery<InvitationQuery> query, ListInvitations act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who,
            new(asked.OpenOnly == OnOff.True, new(asked.Cursor, null, asked.Limit)), stop), row => row);

    /// <summary>Invite a person; the link's token is shown this once.</summary>
    public static Task<IResult> Invite(ApiBody<InvitePerson.Request> body, InvitePerson act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, asked, stop), made => made, StatusCodes.Status201Created);

    /// <summary>Take an invitation back.</summary>
    public static Task<IResult> Withdraw(Guid id, WithdrawInvitation act, Reply reply, CancellationToken stop) =>
        reply.Did(act.Run(reply.Who, new(id), stop));

    private static object Shape(ListPeople.Row row) => new
    {
        row.Id,
        row.Name,
        row.Email,
        row.IsMasked,
        roles = row.Roles.Select(role => new { role.Id, role.Role, role.UnitId, role.UnitCode, role.NameZh, role.NameEn }),
        row.HiddenRoles,
        row.HasSecondFactor,
        row.CreatedUtc,
        row.LastSignInUtc,
        row.DeactivatedUtc,
    };

    /// <summary>Which role, over which unit.</summary>
    public sealed record RoleBody(Role? Role, Guid? UnitId);

    /// <summary>That it is meant.</summary>
    public sealed record EraseBody(bool? IsConfirmed);

    /// <summary>What a list of people can be asked.</summary>
    public sealed record PeopleQuery(string? Q, OnOff? Active, Role? Role, Guid? UnitId, PeopleSort? Sort, OnOff? Descending,
        string? Cursor, int? Limit)
    {
        internal ListPeople.Request Request => new(
            new(Q, Active is { } active ? active == OnOff.True : null, Role, UnitId),
            new(Sort ?? PeopleSort.Created, Descending is { } down ? down == OnOff.True : Sort is null),
            new(Cursor, null, Limit));
    }

    /// <summary>What a list of invitations can be asked.</summary>
    public sealed record InvitationQuery(OnOff? OpenOnly, string? Cursor, int? Limit);
}
