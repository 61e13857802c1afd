using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Installation;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent doctor`: what is wrong with the installation and how to mend it.</summary>
static class DoctorCommand
{
    private static readonly Words W = new();
    private static readonly ProblemWords Problems = new(W);
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Make()
    {
        var json = new Option<bool>("--json") { Description = W["cli.doctor.json"] };
        var command = new Command("doctor", W["cli.doctor"]) { json };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var looked = await services.GetRequiredService<CheckInstallation>().Run(who, new(), stop);
            if (looked.Failure is { } failure) return failure.Print(Console.Error);

            if (parsed.GetValue(json)) PrintJson(looked.Value);
            else Print(looked.Value);
            return (int)looked.Value.Max(finding => finding.Severity);
        }, stop, isDatabaseReady: false));
        return command;
    }

    private static void Print(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var mark = finding.Severity switch { Severity.Fine => "✓", Severity.Warning => "!", _ => "✗" };
            Console.Out.WriteLine($"{mark} {Problems.Of(finding.What)}");
            if (finding.Mend is { } mend) Console.Out.WriteLine($"  → {W[mend]}");
        }
        int bad = findings.Count(finding => finding.Severity != Severity.Fine);
        Console.Out.WriteLine(bad == 0 ? W["cli.doctor.fine"] : W["cli.doctor.findings", bad]);
    }

    private static void PrintJson(IReadOnlyList<Finding> findings) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(findings.Select(finding => new
        {
            severity = JsonNamingPolicy.CamelCase.ConvertName(finding.Severity.ToString()),
            code = finding.What.Code,
            message = Problems.Of(finding.What),
            mend = finding.Mend is { } mend ? W[mend] : null,
        }), Indented));
}
