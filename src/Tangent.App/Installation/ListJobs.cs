using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation;

/// <summary>Long work and how far it is, the newest first.</summary>
public sealed class ListJobs(Db db)
{
    /// <summary>What is asked for.</summary>
    /// <param name="Size">How many at most, 1 to 200.</param>
    /// <param name="Before">Only jobs older than this one, for the next page.</param>
    public sealed record Request(int Size = 20, Guid? Before = null);

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

    /// <summary>The jobs in the actor's scope.</summary>
    public async Task<Outcome<IReadOnlyList<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Job) is { } refusal) return refusal;

        var jobs = InScope(db, who, Verb.Read);
        if (request.Before is { } before)
        {
            var last = await jobs.Where(job => job.Id == before).Select(job => new { job.CreatedUtc }).SingleOrDefaultAsync(stop);
            if (last is null) return Fail.NotFound;
            jobs = jobs.Where(job => job.CreatedUtc < last.CreatedUtc
                || (job.CreatedUtc == last.CreatedUtc && job.Id.CompareTo(before) < 0));
        }
        return await jobs.OrderByDescending(job => job.CreatedUtc).ThenByDescending(job => job.Id)
            .Take(Math.Clamp(request.Size, 1, 200))
            .Select(job => new Row(job.Id, job.Type, job.State, job.DoneSteps, job.TotalSteps, job.Result, job.FailureCode,
                job.CreatedUtc, job.FinishedUtc))
            .ToListAsync(stop);
    }

    /// <summary>Own jobs, and those of the units in scope.</summary>
    internal static IQueryable<JobRow> InScope(Db db, Actor who, Verb verb)
    {
        var units = who.Scope(verb, Kind.Job).Select(unit => unit.Value).ToList();
        return db.Jobs.Where(job => units.Any(unit => EF.Functions.Like(job.UnitPath, unit + "%")));
    }
}
