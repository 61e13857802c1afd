using Microsoft.EntityFrameworkCore;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation;

/// <summary>Long work and how far it is, the newest first unless said otherwise.</summary>
public sealed class ListJobs(Db db)
{
    /// <summary>What is asked for.</summary>
    /// <param name="State">Only jobs in this state, or null for all.</param>
    /// <param name="IsOldestFirst">Whether the oldest comes first.</param>
    /// <param name="Piece">Which piece.</param>
    public sealed record Request(JobState? State = null, bool IsOldestFirst = false, PieceRequest? Piece = null);

    /// <summary>One job.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Type">Its kind, such as <c>backup</c>.</param>
    /// <param name="State">Where it is in its life.</param>
    /// <param name="DoneSteps">Steps done.</param>
    /// <param name="TotalSteps">Steps in all, or null when that is not known.</param>
    /// <param name="Result">What came out, a short text.</param>
    /// <param name="FailureCode">Key of the words that say why it failed.</param>
    /// <param name="CreatedUtc">When it was asked for.</param>
    /// <param name="FinishedUtc">When it ended.</param>
    public sealed record Row(Guid Id, string Type, JobState State, long DoneSteps, long? TotalSteps, string? Result,
        string? FailureCode, DateTime CreatedUtc, DateTime? FinishedUtc)
    {
        /// <summary>Whether it may still be cancelled.</summary>
        public bool IsOpen => State is JobState.Queued or JobState.Running;
    }

    /// <summary>A piece of the jobs in the actor's scope.</summary>
    public async Task<Outcome<Piece<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Job) is { } refusal) return refusal;

        var piece = await Keyset.Piece(Matching(db, who, Verb.Read, request.State), ByTime(request.IsOldestFirst),
            $"jobs|{request.State}|{request.IsOldestFirst}", request.Piece ?? new(), stop);
        return piece.Failure is { } failure ? failure : piece.Value.Turn(Show);
    }

    internal static IQueryable<JobRow> Matching(Db db, Actor who, Verb verb, JobState? state) =>
        state is { } one ? InScope(db, who, verb).Where(job => job.State == one) : InScope(db, who, verb);

    internal static RowOrder<JobRow> ByTime(bool isOldestFirst) =>
        RowOrder<JobRow>.ByTime(job => job.CreatedUtc, job => job.Id, isDescending: !isOldestFirst);

    internal static Row Show(JobRow job) => new(job.Id, job.Type, job.State, job.DoneSteps, job.TotalSteps, job.Result,
        job.FailureCode, job.CreatedUtc, job.FinishedUtc);

    /// <summary>Own jobs, and those of the units in scope.</summary>
    internal static IQueryable<JobRow> InScope(Db db, Actor who, Verb verb)
    {
        var units = who.Scope(verb, Kind.Job).Select(unit => unit.Value).ToList();
        return db.Jobs.Where(job => units.Any(unit => EF.Functions.Like(job.UnitPath, unit + "%")));
    }
}
