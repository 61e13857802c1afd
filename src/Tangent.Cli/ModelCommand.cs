using System.CommandLine;
using Tangent.Analytics.Comments;
using Tangent.App.Comments;

namespace Tangent.Cli;

/// <summary>For developers: makes the shipped model of comments anew from its seed words.</summary>
static class ModelCommand
{
    public static Command Make()
    {
        var path = new Argument<string>("FILE");
        var command = new Command("model-draft", "Train the shipped model of sentiment from its seed words and write it to FILE.") { path };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            using var file = File.Create(parsed.GetValue(path)!);
            ModelFile.Write(file, ShippedModel.Train());
        });
        return command;
    }
}
