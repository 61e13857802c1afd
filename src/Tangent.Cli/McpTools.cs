using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Tangent.App.Access.SigningIn;
using Tangent.Cli.Questions;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>The questions as tools: their list, their answers, and refusals with the codes of the API.</summary>
/// <param name="scopes">Makes the services of one call.</param>
/// <param name="key">The API key. Who stands behind it is looked up at each call: what is revoked works no more.</param>
/// <param name="questions">What can be asked.</param>
sealed class McpTools(IServiceScopeFactory scopes, string key, IReadOnlyList<Question> questions)
{
    private static readonly Words W = new();
    private static readonly ProblemWords Texts = new(W);
    private static readonly JsonSerializerOptions Writing = new(ListOutput.Options) { WriteIndented = false };

    /// <summary>Why nothing can be asked with this key; null where it works.</summary>
    public async Task<Fail?> Refusal(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await Who(scope.ServiceProvider, stop)).Failure;
    }

    /// <summary>The tools.</summary>
    public ValueTask<ListToolsResult> List(RequestContext<ListToolsRequestParams> request, CancellationToken stop) =>
        new(new ListToolsResult { Tools = [.. questions.Select(Shape)] });

    /// <summary>Answers one question, or says why not.</summary>
    /// <exception cref="McpProtocolException">There is no such tool.</exception>
    public async ValueTask<CallToolResult> Call(RequestContext<CallToolRequestParams> request, CancellationToken stop)
    {
        var name = request.Params?.Name ?? "";
        if (questions.FirstOrDefault(one => one.Name == name) is not { } question)
            throw new McpProtocolException(W["cli.mcp.no-such-tool", name, string.Join(", ", questions.Select(one => one.Name))], McpErrorCode.InvalidParams);
        try
        {
            var answered = await Answer(question, request.Params!.Arguments ?? new Dictionary<string, JsonElement>(), stop);
            return answered.Failure is { } failure ? Refused(failure) : Result(answered.Value.Shape, isError: false);
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return Refused(trouble);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(bug.ToString());
            throw;
        }
    }

    private async Task<Outcome<Answered>> Answer(Question question, IDictionary<string, JsonElement> arguments, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var who = await Who(scope.ServiceProvider, stop);
        if (who.Failure is { } stranger) return stranger;
        var asked = Read(question, arguments);
        return asked.Failure is { } wrong ? wrong : await question.Ask(scope.ServiceProvider, who.Value, asked.Value, stop);
    }

    private async Task<Outcome<Actor>> Who(IServiceProvider services, CancellationToken stop) =>
        await services.GetRequiredService<Recognition>().ByApiKey(key, "local", stop) is { } known ? known.Who
            : new Fail.Forbidden([new Problem("cli.mcp.key-needed", null, null, McpCommand.KeyVariable)]);

    private static Outcome<Asked> Read(Question question, IDictionary<string, JsonElement> arguments)
    {
        List<Problem> problems = [.. arguments.Keys.Where(name => question.Fields.All(field => field.Name != name)).Select(name =>
            Problem.Of(name, "api.unknown-member", name, string.Join(", ", question.Fields.Select(field => field.Name))))];
        Dictionary<AskField, object?> said = [];
        foreach (var field in question.Fields)
        {
            if (!arguments.TryGetValue(field.Name, out var value) || value.ValueKind == JsonValueKind.Null) continue;
            var read = field.Of(value);
            if (read.Failure is { } wrong) problems.AddRange(wrong.Problems);
            else said[field] = read.Value;
        }
        return problems.Count > 0 ? new Fail.Invalid(problems) : new Asked(said);
    }

    private static Tool Shape(Question question) => new()
    {
        Name = question.Name,
        Description = question.About,
        InputSchema = JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(question.Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Schema))),
            ["required"] = new JsonArray([.. question.Fields.Where(field => field.IsRequired).Select(field => JsonValue.Create(field.Name))]),
            ["additionalProperties"] = false,
        }),
        Annotations = new() { ReadOnlyHint = true, OpenWorldHint = false },
    };

    // The members of the API's problem details.
    private static CallToolResult Refused(Fail failure) => Result(new
    {
        title = Texts.Of(failure.Problems[0]),
        code = failure.Problems[0].Code,
        problems = failure.Problems.Select(problem => new { problem.Code, problem.Field, problem.Row, message = Texts.Of(problem) }),
    }, isError: true);

    private static CallToolResult Result(object shape, bool isError)
    {
        var told = JsonSerializer.SerializeToElement(shape, Writing);
        return new() { Content = [new TextContentBlock { Text = told.GetRawText() }], StructuredContent = told, IsError = isError };
    }
}
