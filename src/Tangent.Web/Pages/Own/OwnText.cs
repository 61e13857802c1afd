using System.Globalization;
using Tangent.App.Access.Published;
using Tangent.App.Recovery.Own;
using Tangent.Domain.Recovery;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Own;

/// <summary>Cases in words for their customers.</summary>
static class OwnText
{
    /// <summary>Where a case stands, as a sentence.</summary>
    public static string Says(this Words.Words words, OwnStage stage) => words[stage switch
    {
        OwnStage.Heard => "own.says.heard",
        OwnStage.LookingInto => "own.says.looking-into",
        OwnStage.Proposing => "own.says.proposing",
        OwnStage.YourAnswer => "own.says.your-answer",
        OwnStage.Doing => "own.says.doing",
        OwnStage.YourWord => "own.says.your-word",
        OwnStage.Told => "own.says.told",
        OwnStage.Disagreed => "own.says.disagreed",
        OwnStage.NotReached => "own.says.not-reached",
        OwnStage.Withdrawn => "own.says.withdrawn",
        _ => "own.says.settled",
    }];

    /// <summary>What comes next and by when.</summary>
    public static string Next(this Words.Words words, ClockKind? next, DateTime atUtc, string zone) => words[next switch
    {
        ClockKind.FirstContact => "own.next.first-contact",
        ClockKind.Solution => "own.next.solution",
        ClockKind.Resolution => "own.next.resolution",
        ClockKind.ReturnVisit => "own.next.return-visit",
        ClockKind.Statutory => "own.next.statutory",
        _ => "own.next.answer",
    }, ZonedText.Of(atUtc, zone, ZonedText.Shape.Minute)];

    /// <summary>When somebody is there to talk to.</summary>
    public static string Human(this Words.Words words, OpenHours hours, UnitFact unit)
    {
        var name = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? unit.NameZh : unit.NameEn;
        return hours switch
        {
            { IsOpen: true, ChangesUtc: null } => words["own.human.open", name],
            { IsOpen: true, ChangesUtc: { } until } => words["own.human.until", name, ZonedText.Of(until, unit.TimeZone, ZonedText.Shape.Minute)],
            { ChangesUtc: { } from } => words["own.human.from", name, ZonedText.Of(from, unit.TimeZone, ZonedText.Shape.Minute)],
            _ => words["own.human.closed", name],
        };
    }
}
