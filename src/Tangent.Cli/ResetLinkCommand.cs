using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.App.Lists;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent reset-link`: the way back in for a person whom nobody else can help, such as the only administrator.</summary>
static class ResetLinkCommand
{
    public static Command Make()
    {
        var address = new Argument<string>("address") { Description = new Words()["cli.reset-link.address"] };
        var command = new Command("reset-link", new Words()["cli.reset-link"]) { address };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var wanted = parsed.GetValue(address)!.Trim();
            var people = await services.GetRequiredService<ListPeople>().Run(who,
                new(new(Search: wanted), Piece: new(Limit: PieceRequest.MostRows)), stop);
            if (people.Failure is { } failure) return failure.Print(Console.Error);
            var person = people.Value.Items.SingleOrDefault(one => one.Email.Equals(wanted, StringComparison.OrdinalIgnoreCase));
            if (person is null) return Fail.NotFound.Print(Console.Error);

            var made = await services.GetRequiredService<ResetPassword>().Run(who, new(person.Id), stop);
            var web = services.GetRequiredService<TangentSettings>().Web;
            return made.Print(link => Console.Out.WriteLine($"{web.ShownUrl}/reset/{link.Token}"));
        }, stop));
        return command;
    }
}
