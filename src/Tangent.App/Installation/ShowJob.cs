using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Installation;

/// <summary>One job and how far it is.</summary>
public sealed class ShowJob(Db db)
{
    /// <summary>Which job.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The job, when it lies in the actor's scope.</summary>
    public async Task<Outcome<ListJobs.Row>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Job) is { } refusal) return refusal;

        var found = await ListJobs.InScope(db, who, Verb.Read).Where(job => job.Id == request.Id)
            .Select(job => new ListJobs.Row(job.Id, job.Type, job.State, job.DoneSteps, job.TotalSteps, job.Result,
                job.FailureCode, job.CreatedUtc, job.FinishedUtc))
            .SingleOrDefaultAsync(stop);
        return found is null ? Fail.NotFound : found;
    }
}
