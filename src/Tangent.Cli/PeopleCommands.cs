using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.App.Export;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Web.Words;
using Column = Tangent.App.Export.ExportColumn<Tangent.App.Access.ListPeople.Row>;

namespace Tangent.Cli;

/// <summary>`tangent people …`: who signs in, through the use cases of pages and API.</summary>
static class PeopleCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("people", W["cli.people"])
    {
        List(), Show(), Invite(), Deactivate(), Reactivate(), Grant(), Revoke(),
    };

    private static Command List()
    {
        var search = new Option<string?>("--search") { Description = W["access.people.find"] };
        var role = new Option<Role?>("--role") { Description = W["access.people.role"] };
        var unit = Named.UnitOption();
        var all = new Option<bool>("--all") { Description = W["cli.people.all"] };
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("list", W["cli.people.list"]) { search, role, unit, all, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var people = await services.GetRequiredService<ListPeople>().Run(who, new(new(parsed.GetValue(search),
                parsed.GetValue(all) ? null : true, parsed.GetValue(role),
                await Named.UnitId(parsed.GetValue(unit), services, who, stop)), Piece: new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (people.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Columns(), people.Value.Items, people.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command Show()
    {
        var (person, output) = (Named.Person(), new ListOutput());
        var command = output.In(new Command("show", W["cli.people.show"]) { person });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<ShowPerson>().Run(who,
                new(await Named.Person(parsed.GetValue(person), services, who, stop)), stop))
            .Print(shown => output.One(parsed, Columns(), shown.Person)), stop));
        return command;
    }

    private static Command Invite()
    {
        var email = new Argument<string>("email") { Description = W["access.people.email"] };
        var (role, unit, output) = (RoleOption(), Named.UnitOption(), new ListOutput());
        var command = output.In(new Command("invite", W["cli.people.invite"]) { email, role, unit });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var made = await services.GetRequiredService<InvitePerson>().Run(who, new(parsed.GetValue(email), parsed.GetValue(role),
                await Named.UnitId(parsed.GetValue(unit), services, who, stop)), stop);
            return made.Print(invitation =>
            {
                var link = $"{services.GetRequiredService<TangentSettings>().Web.ShownUrl}/welcome/{invitation.Token}";
                if (output.IsJson(parsed)) ListOutput.Json(new { invitation.Id, link, invitation.ExpiresUtc });
                else Console.Out.WriteLine(W["cli.people.invited", link, invitation.ExpiresUtc]);
            });
        }, stop));
        return command;
    }

    private static Command Deactivate() => OnPerson(new("deactivate", W["cli.people.deactivate"]), async (services, who, id, stop) =>
        (await services.GetRequiredService<DeactivatePerson>().Run(who, new(id), stop)).Failure);

    private static Command Reactivate() => OnPerson(new("reactivate", W["cli.people.reactivate"]), async (services, who, id, stop) =>
        (await services.GetRequiredService<ReactivatePerson>().Run(who, new(id), stop)).Failure);

    private static Command Grant()
    {
        var (role, unit) = (RoleOption(), Named.UnitOption());
        return OnPerson(new("grant", W["cli.people.grant"]) { role, unit }, async (services, who, id, parsed, stop) =>
            (await services.GetRequiredService<GrantRole>().Run(who, new(id, parsed.GetValue(role),
                await Named.UnitId(parsed.GetValue(unit), services, who, stop)), stop)).Failure);
    }

    private static Command Revoke()
    {
        var (role, unit) = (RoleOption(), Named.UnitOption());
        return OnPerson(new("revoke", W["cli.people.revoke"]) { role, unit }, async (services, who, id, parsed, stop) =>
        {
            var shown = await services.GetRequiredService<ShowPerson>().Run(who, new(id), stop);
            if (shown.Failure is { } missing) return missing;
            var over = await Named.UnitId(parsed.GetValue(unit), services, who, stop);
            var held = shown.Value.Person.Roles.FirstOrDefault(one => one.Role == parsed.GetValue(role) && one.UnitId == over);
            return (await services.GetRequiredService<RevokeRole>().Run(who, new(id, held?.Id ?? Guid.Empty), stop)).Failure;
        });
    }

    private static Command OnPerson(Command command, Func<IServiceProvider, Actor, Guid, CancellationToken, Task<Fail?>> act) =>
        OnPerson(command, (services, who, id, _, stop) => act(services, who, id, stop));

    /// <summary>An act on one person, who is printed as they are afterwards.</summary>
    private static Command OnPerson(
        Command command, Func<IServiceProvider, Actor, Guid, ParseResult, CancellationToken, Task<Fail?>> act)
    {
        var (person, output) = (Named.Person(), new ListOutput());
        command.Add(person);
        output.In(command).SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var id = await Named.Person(parsed.GetValue(person), services, who, stop);
            if (await act(services, who, id, parsed, stop) is { } failure) return failure.Print(Console.Error);
            // A scope of its own: what the act loaded is not what is there now.
            await using var scope = services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<ShowPerson>().Run(who, new(id), stop))
                .Print(shown => output.One(parsed, Columns(), shown.Person));
        }, stop));
        return command;
    }

    private static Option<Role?> RoleOption() => new("--role") { Description = W["access.people.role"] };

    private static IReadOnlyList<Column> Columns() =>
    [
        new Column("name", W["access.people.name"], row => new Cell.Text(row.Name)),
        new Column("email", W["access.people.email"], row => new Cell.Text(row.Email)),
        new Column("roles", W["access.people.roles"], row => new Cell.Coded(
            string.Join(' ', row.Roles.Select(held => $"{held.Role}@{held.UnitCode}")),
            string.Join(", ", row.Roles.Select(held => W["access.role.over", W.Of(held.Role), held.UnitCode]))), IsCoded: true),
        new Column("secondFactor", W["access.people.factor"], row => new Cell.Coded(
            row.HasSecondFactor ? "on" : "off", W[row.HasSecondFactor ? "access.on" : "access.off"]), IsCoded: true),
        new Column("lastSignInUtc", W["access.people.seen"], row => new Cell.Moment(row.LastSignInUtc)),
        new Column("state", W["access.people.state"], row => new Cell.Coded(row.DeactivatedUtc is null ? "active" : "deactivated",
            W[row.DeactivatedUtc is null ? "access.people.active" : "access.people.off"]), IsCoded: true),
        new Column("id", "id", row => new Cell.Text(row.Id.ToString())),
    ];
}

/// <summary>Options of lists that come in pieces.</summary>
static class Piece
{
    private static readonly Words W = new();

    public static Option<int?> Limit() => new("--limit") { Description = W["cli.touchpoints.limit"] };

    public static Option<string?> After() => new("--after") { Description = W["cli.touchpoints.after"] };
}
