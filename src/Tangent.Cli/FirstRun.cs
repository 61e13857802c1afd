using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access.SigningIn;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>The way into a new installation: a one-time link on the server's own standard output, no default password.</summary>
static class FirstRun
{
    /// <summary>Makes a fresh link; the failure says when somebody has an account already.</summary>
    public static async Task<Outcome<string>> Link(IServiceProvider services, string baseUrl, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<InviteFirstAdministrator>()
            .Run(Actor.LocalOperator(Environment.UserName), new(), stop);
        return token.Then(secret => $"{baseUrl.TrimEnd('/')}/welcome/{secret}");
    }

    /// <summary>At the start: prints the link while nobody can sign in; a set-up installation stays quiet.</summary>
    public static async Task Announce(IServiceProvider services, string baseUrl, CancellationToken stop)
    {
        var link = await Link(services, baseUrl, stop);
        if (link.Failure is null)
            await Console.Out.WriteLineAsync(services.GetRequiredService<Words>()["signin.setup-link", link.Value]);
        else if (link.Failure is not Fail.Conflict)
            link.Failure.Print(Console.Error);
    }
}
