using System.CommandLine;
using Tangent.Cli.Questions;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent ask …`: what journeys and feedback say together, through the use cases of pages and API.</summary>
static class AskCommand
{
    private static readonly Words W = new();

    /// <summary>All questions.</summary>
    public static Command Make()
    {
        var all = new Command("ask", W["cli.ask"]);
        foreach (var question in AllQuestions.Make()) all.Add(Of(question));
        return all;
    }

    private static Command Of(Question question)
    {
        var json = new Option<bool>("--json") { Description = W["cli.list.json"] };
        var command = new Command(question.Name, question.About);
        foreach (var field in question.Fields)
        {
            if (field.Symbol is Argument argument) command.Add(argument);
            else command.Add((Option)field.Symbol);
        }
        command.Add(json);
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var asked = new Asked(question.Fields.ToDictionary(field => field, field => field.Of(parsed)));
            return (await question.Ask(services, who, asked, stop)).Print(answered =>
            {
                if (parsed.GetValue(json)) ListOutput.Json(answered.Shape);
                else answered.Print();
            });
        }, stop));
        return command;
    }
}
