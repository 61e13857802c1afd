using System.CommandLine;

namespace Tangent.Cli;

/// <summary>Every command by its name, in the order of the help.</summary>
static class Commands
{
    private static readonly (string Name, Func<Command> Make)[] All =
    [
        ("serve", ServeCommand.Make),
        ("backup", BackupCommands.Backup),
        ("restore", BackupCommands.Restore),
        ("doctor", DoctorCommand.Make),
        ("touchpoints", TouchpointCommands.Make),
        ("demo", DemoCommands.Make),
        ("people", PeopleCommands.Make),
        ("customers", CustomerCommands.Make),
        ("calendars", CalendarCommands.Make),
        ("blueprint", BlueprintCommands.Make),
        ("journey-map", JourneyMapCommands.Make),
        ("standards", StandardCommands.Make),
        ("ivr", IvrCommands.Make),
        ("dial", DialCommands.Make),
        ("surveys", SurveyCommands.Make),
        ("messages", DeliveryCommands.Messages),
        ("webhooks", DeliveryCommands.Webhooks),
        ("units", UnitCommands.Make),
        ("keys", KeyCommands.Make),
        ("audit", AuditCommands.Make),
        ("schema-draft", SchemaCommand.Make),
        ("setup-link", SetupLinkCommand.Make),
        ("reset-link", ResetLinkCommand.Make),
        ("import", ImportCommand.Make),
        ("analyse", AnalyseCommand.Make),
        ("feedback", ImportCommand.Feedback),
        ("inbox", InboxCommands.Inbox),
        ("voices", InboxCommands.Voices),
        ("cases", CaseCommands.Make),
        ("observe", ObserveCommands.Make),
        ("ask", AskCommand.Make),
        ("mcp", McpCommand.Make),
        ("comments", CommentsCommand.Make),
        ("themes", CommentsCommand.ThemeList),
        ("train", TrainCommand.Make),
        ("model-draft", ModelCommand.Make),
        ("schema-try", TryCommands.Schema),
        ("write-try", TryCommands.Writes),
    ];

    /// <summary>The commands that the words of a command line may need: the one it begins with, else all. Making the others takes
    /// longer than a small log takes to be analysed.</summary>
    public static IEnumerable<Command> For(string[] words)
    {
        var named = All.Where(one => words.Length > 0 && one.Name == words[0]).ToArray();
        return (named.Length > 0 ? named : All).Select(one => one.Make());
    }
}
