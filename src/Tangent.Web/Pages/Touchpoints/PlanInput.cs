using Tangent.App.Touchpoints.Plans;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>The form of a plan as it is sent: rows of goals and steps, with blank rows at the end for what is new.</summary>
public sealed class PlanInput
{
    private const int BlankRows = 3;
    private static readonly char[] Between = [',', '，', '、', ';', '；', ' ', '\n'];

    public string? Title { get; set; }
    public string? UnitId { get; set; }
    public string? OwnerId { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public string? Scope { get; set; }
    public List<Goal> Goals { get; set => field = value ?? []; } = [];
    public List<Step> Steps { get; set => field = value ?? []; } = [];
    public int? Version { get; set; }

    /// <summary>A row of the goals.</summary>
    public sealed class Goal
    {
        public string? Text { get; set; }
        public string? Measure { get; set; }
        public string? Target { get; set; }
    }

    /// <summary>A row of the steps.</summary>
    public sealed class Step
    {
        public string? Text { get; set; }
        public string? Owner { get; set; }
        public DateOnly? Due { get; set; }
        public DateOnly? Done { get; set; }
        public string? Note { get; set; }
    }

    /// <summary>Codes of touchpoints in scope, in upper case.</summary>
    public IReadOnlyList<string> Codes => [.. (Scope ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(code => code.ToUpperInvariant()).Distinct()];

    public static PlanInput Of(ShowPlan.Shown shown) => new PlanInput
    {
        Title = shown.Row.Details.Title,
        UnitId = shown.Row.Unit.Id.ToString(),
        OwnerId = shown.Row.Details.OwnerId?.ToString(),
        From = shown.Row.Details.From,
        To = shown.Row.Details.To,
        Scope = string.Join(", ", shown.Scope.Select(touchpoint => touchpoint.Code)),
        Goals = [.. shown.Row.Details.Goals.Select(goal => new Goal { Text = goal.Text, Measure = goal.Measure, Target = goal.Target })],
        Steps = [.. shown.Row.Details.Steps.Select(step =>
            new Step { Text = step.Text, Owner = step.Owner, Due = step.DueOn, Done = step.DoneOn, Note = step.Note })],
        Version = shown.Row.Version,
    }.WithBlanks();

    /// <summary>Blank rows at the end, and none elsewhere.</summary>
    public PlanInput WithBlanks()
    {
        Goals.RemoveAll(goal => string.IsNullOrWhiteSpace(goal.Text));
        Steps.RemoveAll(step => string.IsNullOrWhiteSpace(step.Text));
        for (int i = 0; i < BlankRows; i++)
        {
            Goals.Add(new());
            Steps.Add(new());
        }
        return this;
    }

    /// <summary>The request; a code that names no touchpoint becomes an id that the act refuses.</summary>
    public PlanFields Fields(Func<string, Guid?> idOf) => new(Title, Id(UnitId), Id(OwnerId), From, To,
        Goals.Where(goal => !string.IsNullOrWhiteSpace(goal.Text)).Select(goal => new PlanGoal(goal.Text!, goal.Measure, goal.Target)).ToItems(),
        Steps.Where(step => !string.IsNullOrWhiteSpace(step.Text))
            .Select(step => new PlanStep(step.Text!, step.Owner, step.Due, step.Done, step.Note)).ToItems(),
        Codes.Select(code => idOf(code) ?? Guid.Empty).ToItems());

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
