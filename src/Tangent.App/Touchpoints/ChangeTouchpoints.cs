using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>What is done to several touchpoints at once.</summary>
public enum BulkAct
{
    /// <summary>Give them another owner, or none.</summary>
    Owner,

    /// <summary>Give them to another unit.</summary>
    Unit,

    /// <summary>Set the channel.</summary>
    Channel,

    /// <summary>Set the stage.</summary>
    Stage,

    /// <summary>Set the distance.</summary>
    Distance,

    /// <summary>Send drafts to review.</summary>
    Submit,

    /// <summary>Approve what is in review.</summary>
    Approve,

    /// <summary>Take them out of use.</summary>
    Retire,
}

/// <summary>Does one thing to several touchpoints: each by the act for one, with its own audit line, its own result.</summary>
public sealed class ChangeTouchpoints(Db db, ShowTouchpoint show, EditTouchpoint edit, SubmitTouchpoint submit,
    ApproveTouchpoint approve, RetireTouchpoint retire)
{
    /// <summary>Most touchpoints at once.</summary>
    public const int Most = 200;

    /// <summary>What to do.</summary>
    /// <param name="Act">Which act.</param>
    /// <param name="Ids">To which touchpoints, 1 to <see cref="Most"/>.</param>
    public sealed record Request(BulkAct Act, IReadOnlyList<Guid>? Ids)
    {
        /// <summary>The new owner; null for nobody.</summary>
        public Guid? OwnerId { get; init; }

        /// <summary>The new unit.</summary>
        public Guid? UnitId { get; init; }

        /// <summary>The channel.</summary>
        public ContactChannel? Channel { get; init; }

        /// <summary>The stage.</summary>
        public JourneyStage? Stage { get; init; }

        /// <summary>The distance.</summary>
        public ContactDistance? Distance { get; init; }

        /// <summary>Why they are retired.</summary>
        public string? Reason { get; init; }
    }

    /// <summary>What became of one touchpoint.</summary>
    /// <param name="Id">Which one.</param>
    /// <param name="Code">Its code; null when there is no such touchpoint.</param>
    /// <param name="Failure">Why nothing was done to it, or null.</param>
    public sealed record Result(Guid Id, string? Code, Fail? Failure);

    /// <summary>Does it to each in turn. What fails for one does not stop the others.</summary>
    /// <returns>A result for each, in the order of the request.</returns>
    public async Task<Outcome<IReadOnlyList<Result>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(VerbOf(request.Act), Kind.Touchpoint) is { } refusal) return refusal;

        var ids = (request.Ids ?? []).Distinct().ToList();
        if (ids.Count is 0 or > Most) return Fail.Wrong("ids", "touchpoints.bulk.count", 1, Most);
        var problems = Problems(request);
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var results = new List<Result>();
        foreach (var id in ids)
        {
            var shown = await show.Run(who, new(id), stop);
            var failure = shown.Failure ?? await One(who, request, shown.Value.Row, stop);
            results.Add(new(id, shown.Failure is null ? shown.Value.Row.Details.Code : null, failure));
            db.ChangeTracker.Clear();
        }
        return Outcome<IReadOnlyList<Result>>.Of(results);
    }

    /// <summary>The right that an act needs.</summary>
    public static Verb VerbOf(BulkAct act) => act switch
    {
        BulkAct.Approve => Verb.Act,
        BulkAct.Retire => Verb.Delete,
        _ => Verb.Update,
    };

    private async Task<Fail?> One(Actor who, Request request, TouchpointRow row, CancellationToken stop) => (request.Act switch
    {
        BulkAct.Submit => await submit.Run(who, new(row.Id, row.Version), stop),
        BulkAct.Approve => await approve.Run(who, new(row.Id, row.Version), stop),
        BulkAct.Retire => await retire.Run(who, new(row.Id, request.Reason, row.Version), stop),
        _ => await edit.Run(who, new(row.Id, row.Version, Fields(request, TouchpointFields.Of(row.Details))), stop),
    }).Failure;

    private static TouchpointFields Fields(Request request, TouchpointFields now) => request.Act switch
    {
        BulkAct.Owner => now with { OwnerId = request.OwnerId },
        BulkAct.Unit => now with { UnitId = request.UnitId },
        BulkAct.Channel => now with { Channel = request.Channel },
        BulkAct.Stage => now with { Stage = request.Stage },
        _ => now with { Classification = now.Classification! with { Distance = request.Distance } },
    };

    private static List<Problem> Problems(Request request) => request.Act switch
    {
        BulkAct.Unit when request.UnitId is null => [Problem.Of("unitId", "touchpoints.unit-missing")],
        BulkAct.Channel when request.Channel is not { } channel || !Enum.IsDefined(channel) => [Problem.Of("channel", "form.required")],
        BulkAct.Stage when request.Stage is not { } stage || !Enum.IsDefined(stage) => [Problem.Of("stage", "form.required")],
        BulkAct.Distance when request.Distance is not { } distance || !Enum.IsDefined(distance) => [Problem.Of("distance", "form.required")],
        BulkAct.Retire => [.. TouchpointRules.CheckLine("reason", request.Reason, TouchpointRules.LongestReason)],
        _ => Enum.IsDefined(request.Act) ? [] : [Problem.Of("act", "form.not-a-choice")],
    };
}
