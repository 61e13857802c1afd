using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tangent.Storage;

namespace Tangent.Web.Tests.CommandLine;

/// <summary>An assistant's side of `tangent mcp`: the real program, one JSON message a line.</summary>
sealed class McpTalk : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly Process process;
    private readonly Task<string> errors;
    private int last;

    private McpTalk(Process process) => (this.process, errors) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Starts the program on a database, with a key or without one.</summary>
    public static McpTalk Start(DatabaseSettings database, string? key)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tangent.dll"), "mcp"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LANG"] = start.Environment["LC_ALL"] = "en_US.UTF-8";
        start.Environment["TANGENT__Database__Provider"] = database.Provider.ToString();
        start.Environment["TANGENT__Database__Folder"] = database.Folder;
        if (database.Connection is { } connection) start.Environment["TANGENT__Database__Connection"] = connection;
        start.Environment.Remove("TANGENT_API_KEY");
        if (key is not null) start.Environment["TANGENT_API_KEY"] = key;
        return new(Process.Start(start)!);
    }

    /// <summary>Says hello as a client does, and gives the server's answer.</summary>
    public async Task<JsonElement> Hello()
    {
        var hello = await Ask("initialize", new JsonObject
        {
            ["protocolVersion"] = "2025-06-18",
            ["capabilities"] = new JsonObject(),
            ["clientInfo"] = new JsonObject { ["name"] = "tests", ["version"] = "1" },
        });
        await Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "notifications/initialized" });
        return hello.GetProperty("result");
    }

    /// <summary>Sends a request and gives the whole answer; every line on standard output is a message of the protocol.</summary>
    public async Task<JsonElement> Ask(string method, JsonObject? parameters = null)
    {
        int id = ++last;
        await Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] });
        while (true)
        {
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
                ?? throw new InvalidOperationException(await errors);
            var said = JsonDocument.Parse(line).RootElement;
            Assert.Equal("2.0", said.GetProperty("jsonrpc").GetString());
            if (said.TryGetProperty("id", out var of) && of.GetInt32() == id) return said;
        }
    }

    /// <summary>Calls a tool: whether it refused, and what it said.</summary>
    public async Task<(bool IsError, JsonElement Told)> Call(string tool, JsonObject? arguments = null)
    {
        var result = (await Ask("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments ?? [] })).GetProperty("result");
        var text = result.GetProperty("content")[0].GetProperty("text").GetString()!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(result.GetProperty("structuredContent").GetRawText()), JsonNode.Parse(text)));
        return (result.TryGetProperty("isError", out var isError) && isError.GetBoolean(), JsonDocument.Parse(text).RootElement);
    }

    /// <summary>Ends the talk as clients do: no more input. Its exit code and what it said on standard error.</summary>
    public async Task<(int Code, string Errors)> End()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task Send(JsonObject message)
    {
        await process.StandardInput.WriteLineAsync(message.ToJsonString());
        await process.StandardInput.FlushAsync();
    }
}
