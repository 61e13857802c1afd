using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Export;
using Tangent.App.Feedback.Invitations;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Web.Words;
using Column = Tangent.App.Export.ExportColumn<Tangent.App.Feedback.Invitations.RuleRow>;

namespace Tangent.Cli;

/// <summary>`tangent surveys rules …`: whom a survey asks by itself. Rules are drawn on their page or through the API.</summary>
static class RuleCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("rules", W["cli.rules"]) { List(), Try(), Switch("on", isOn: true), Switch("off", isOn: false) };

    private static Command List()
    {
        var (survey, output) = (Survey(), new ListOutput());
        var command = output.In(new Command("list", W["cli.rules.list"]) { survey });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var listed = await services.GetRequiredService<ListRules>().Run(who, new(parsed.GetValue(survey)), stop);
            if (listed.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Columns(), listed.Value.Rules, null, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command Try()
    {
        var days = new Option<int>("--days") { Description = W["cli.rules.days"], DefaultValueFactory = _ => 30 };
        var command = new Command("try", W["cli.rules.try"]) { days };
        return OnRule(command, async (services, who, survey, rule, parsed, stop) =>
            (await services.GetRequiredService<TryRule>().Run(who, new(survey, rule, Days: parsed.GetValue(days)), stop)).Print(tried => ListOutput.Json(new
            {
                tried.FromUtc,
                tried.ToUtc,
                tried.Asked,
                counts = tried.Counts.ToDictionary(one => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(one.Key.ToString()), one => one.Value),
                tried.IsCut,
            })));
    }

    private static Command Switch(string name, bool isOn) => OnRule(new(name, W[$"cli.rules.{name}"]), async (services, who, survey, rule, _, stop) =>
        (await services.GetRequiredService<SwitchRule>().Run(who, new(survey, rule, isOn), stop))
        .Print(_ => Console.Out.WriteLine(W[isOn ? "asking.toast.on" : "asking.toast.off"])));

    private static Command OnRule(Command command, Func<IServiceProvider, Actor, Guid, Guid, ParseResult, CancellationToken, Task<int>> act)
    {
        var (survey, rule) = (Survey(), new Argument<Guid>("rule") { Description = W["cli.rules.id"] });
        command.Add(survey);
        command.Add(rule);
        command.SetAction((parsed, stop) => Act.Run(parsed, (services, who) =>
            act(services, who, parsed.GetValue(survey), parsed.GetValue(rule), parsed, stop), stop));
        return command;
    }

    private static Argument<Guid> Survey() => new("survey") { Description = W["cli.surveys.id"] };

    private static IReadOnlyList<Column> Columns() =>
    [
        new Column("name", W["asking.name"], row => new Cell.Text(row.Rule.Plan.Name)),
        new Column("trigger", W["asking.trigger"], row => new Cell.Coded(row.Rule.Plan.Trigger.ToString(), W.Of(row.Rule.Plan.Trigger)), IsCoded: true),
        new Column("channel", W["delivery.channel"], row => new Cell.Coded(row.Rule.Plan.Channel.ToString(), W.Of(row.Rule.Plan.Channel)), IsCoded: true),
        new Column("onUtc", W["asking.on"], row => new Cell.Moment(row.Rule.OnUtc)),
        .. Enum.GetValues<AskFate>().Select(fate => new Column(
            System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(fate.ToString()), W.Of(fate),
            row => new Cell.Text(row.Count(fate).ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        new Column("id", "id", row => new Cell.Text(row.Rule.Id.ToString())),
    ];
}
