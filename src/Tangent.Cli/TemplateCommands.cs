using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Touchpoints;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent touchpoints template …`: starts a register from a template.</summary>
static class TemplateCommands
{
    private static readonly Words W = new();

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public static Command Make() => new("template", W["cli.template"]) { List(), Use() };

    private static Command List()
    {
        var command = new Command("list", W["cli.template.list"]);
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<ListTemplates>().Run(who, stop)).Print(all => Console.Out.Write(TextTable.Of(
                [W["cli.template.name"], W["templates.title"], W["cli.template.adds"], W["cli.template.existing"]],
                all.Select(shown => new[]
                {
                    shown.Template.Name, shown.Template.Title.In(IsChinese), Number(shown.Adds), Number(shown.Existing.Count),
                })))), stop));
        return command;
    }

    private static Command Use()
    {
        var name = new Argument<string>("name") { Description = W["cli.template.name"] };
        var unit = UnitOption.Make();
        var language = new Option<string?>("--language") { Description = W["cli.template.language"] };
        var dryRun = new Option<bool>("--dry-run") { Description = W["cli.template.dry-run"] };
        language.AcceptOnlyFromAmong("zh", "en");
        unit.Required = true;
        var command = new Command("use", W["cli.template.use"]) { name, unit, language, dryRun };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            if (parsed.GetValue(dryRun))
                return (await services.GetRequiredService<ShowTemplate>().Run(who, new(parsed.GetValue(name)), stop)).Print(shown => Print(
                    [.. shown.Template.Touchpoints.Select(one => one.Code).Where(code => !shown.Existing.Contains(code))],
                    [.. shown.Existing.Order(StringComparer.Ordinal)], shown.AddsMoments));
            var isChinese = parsed.GetValue(language) is { } said ? said == "zh" : IsChinese;
            var owner = await UnitOption.Find(parsed.GetValue(unit), services, who, stop);
            return (await services.GetRequiredService<TakeTemplate>().Run(who, new(parsed.GetValue(name), owner, isChinese), stop))
                .Print(taken => Print(taken.Added, taken.Skipped, taken.Moments));
        }, stop));
        return command;
    }

    private static void Print(IReadOnlyList<string> added, IReadOnlyList<string> skipped, int moments)
    {
        Console.Out.WriteLine(W["cli.template.added", added.Count, moments, string.Join(' ', added)].TrimEnd());
        if (skipped.Count > 0) Console.Out.WriteLine(W["cli.template.skipped", skipped.Count, string.Join(' ', skipped)]);
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
