using Microsoft.AspNetCore.Http;
using Tangent.Domain;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Web.Pages.Surveys;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Pages.Blueprints;

/// <summary>Steps, cells and the whole out of the forms in which they were written.</summary>
static class BlueprintInput
{
    /// <summary>Ways on that a form offers.</summary>
    public const int Ways = 3;

    private static readonly char[] Between = [' ', ',', '，', '、', '\n', '\r'];

    /// <summary>The cell as it was sent; null where nothing was written.</summary>
    public static BlueprintCell? Cell(IFormCollection form, BlueprintLane lane)
    {
        var text = Said(form, "text");
        var what = Said(form, "what");
        if (text is null) return null;
        return new()
        {
            Lane = lane,
            Text = text,
            Touchpoint = QuestionInput.Text(form, "touchpoint")?.ToUpperInvariant(),
            Seconds = Seconds(form),
            Owner = Said(form, "owner"),
            Failure = what is null ? null : new(what, QuestionInput.Number(form, "severity") ?? 0, QuestionInput.Number(form, "occurrence") ?? 0,
                QuestionInput.Number(form, "detection") ?? 0, Said(form, "control")),
            IsWait = Is(form, "wait"),
            IsMoment = Is(form, "moment"),
            MeetsCustomer = Is(form, "meets"),
            Mode = TouchpointText.Member<StepMode>(form["mode"]),
            Reason = Said(form, "reason"),
        };
    }

    /// <summary>The step as it was sent; its cells stay.</summary>
    public static BlueprintStep Step(IFormCollection form, BlueprintStep before) => before with
    {
        Name = Said(form, "name") ?? Wording.None,
        Stage = Said(form, "stage"),
        Touchpoint = QuestionInput.Text(form, "touchpoint")?.ToUpperInvariant(),
        Seconds = Seconds(form),
        Ways = Enumerable.Range(0, Math.Max(Ways, before.Ways.Count + 1))
            .Select(i => (To: QuestionInput.Text(form, $"way.{i}.to"), When: Said(form, $"way.{i}.when")))
            .Where(way => way.To is not null).Select(way => new BlueprintWay(way.To!, way.When)).ToItems(),
    };

    /// <summary>What is said of the whole; the steps stay.</summary>
    public static BlueprintDocument About(IFormCollection form, BlueprintDocument before) => before with
    {
        Title = Said(form, "title") ?? Wording.None,
        Need = Said(form, "need"),
        Promise = Said(form, "promise"),
        KnownBy = form["knownBy"].ToString().Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(code => code.ToUpperInvariant()).Distinct().ToItems(),
    };

    private static Wording? Said(IFormCollection form, string name) => QuestionInput.Wording(form, name, BlueprintDocument.Languages);

    public static bool Is(IFormCollection form, string name) => form[name] == "true";

    // Written as minutes, or as seconds, hours or days: 90s, 15, 18h, 2d.
    private static int? Seconds(IFormCollection form) => Seconds(QuestionInput.Text(form, "time"));

    /// <summary>A length of time as people write it; null where nothing was written, 0 where it cannot be read.</summary>
    public static int? Seconds(string? text)
    {
        if (text is null) return null;
        var (unit, number) = char.ToLowerInvariant(text[^1]) switch
        {
            's' => (1, text[..^1]),
            'h' => (3600, text[..^1]),
            'd' => (86_400, text[..^1]),
            'm' => (60, text[..^1]),
            _ => (60, text),
        };
        return decimal.TryParse(number, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var read)
            && read * unit is <= int.MaxValue and >= 1 ? (int)(read * unit) : 0;
    }

    /// <summary>A length of time as a form shows it.</summary>
    public static string? Time(int? seconds) => seconds switch
    {
        null => null,
        { } all when all % 86_400 == 0 => $"{all / 86_400}d",
        { } all when all % 3600 == 0 => $"{all / 3600}h",
        { } all when all % 60 == 0 => $"{all / 60}m",
        { } all => $"{all}s",
    };
}
