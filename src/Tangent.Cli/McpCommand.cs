using System.CommandLine;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;
using Tangent.Cli.Questions;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>
/// `tangent mcp`: the questions of `tangent ask` as tools for assistants (Model Context Protocol) over standard input and output. It
/// acts as an API key and may do what the key may, no more.
/// </summary>
static class McpCommand
{
    /// <summary>The environment variable that holds the key: a command line can be read by others on the machine.</summary>
    public const string KeyVariable = "TANGENT_API_KEY";

    private static readonly Words W = new();

    public static Command Make()
    {
        var command = new Command("mcp", W["cli.mcp"]);
        command.SetAction((parsed, stop) => Act.Run(parsed, (services, _) => Serve(services.GetRequiredService<IServiceScopeFactory>(), stop), stop));
        return command;
    }

    private static async Task<int> Serve(IServiceScopeFactory scopes, CancellationToken stop)
    {
        var tools = new McpTools(scopes, Environment.GetEnvironmentVariable(KeyVariable) ?? "", AllQuestions.Make());
        if (await tools.Refusal(stop) is { } refusal) return refusal.Print(Console.Error);

        // Standard output belongs to the protocol.
        Console.SetOut(Console.Error);
        var options = new McpServerOptions
        {
            ServerInfo = new() { Name = "tangent", Title = "Tangent", Version = Version },
            ServerInstructions = W["cli.mcp.instructions"],
            Capabilities = new() { Tools = new() },
            Handlers = { ListToolsHandler = tools.List, CallToolHandler = tools.Call },
        };
        await using var transport = new StdioServerTransport(options);
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync(stop);
        return 0;
    }

    private static string Version => typeof(McpCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
