using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation.Published;

/// <summary>One kind of long work. It is called again after an interruption and goes on from its checkpoint.</summary>
public interface IJob
{
    /// <summary>Stored name of the kind, such as <c>backup</c>; never changes.</summary>
    string Type { get; }

    /// <summary>Does the work.</summary>
    /// <returns>What came out, as a short text; or why it failed.</returns>
    Task<Outcome<string>> Run(JobRun run, CancellationToken stop);
}

/// <summary>Work that is done once a day, as a job, while it is wanted.</summary>
public interface IDailyJob : IJob
{
    /// <summary>Whether the settings ask for it.</summary>
    bool IsWanted { get; }
}

/// <summary>Somebody cancelled the job: thrown out of <see cref="JobRun.Report"/>, never shown.</summary>
public sealed class JobCancelledException() : OperationCanceledException("The job was cancelled.");

/// <summary>One run of one job: its request, its checkpoint, its progress.</summary>
public sealed class JobRun(JobRow row, IServiceScopeFactory scopes)
{
    /// <summary>Id of the job.</summary>
    public Guid Id => row.Id;

    /// <summary>Whose job it is.</summary>
    public Guid RequestedBy => row.RequestedBy;

    /// <summary>What was asked for.</summary>
    public T Request<T>() => JsonSerializer.Deserialize<T>(row.Request)!;

    /// <summary>Where the interrupted run before had got to; default when this is the first.</summary>
    public T? Checkpoint<T>() => row.Checkpoint is { } text ? JsonSerializer.Deserialize<T>(text) : default;

    /// <summary>Writes progress down, so that it survives the process.</summary>
    /// <param name="done">Steps done.</param>
    /// <param name="total">Steps in all, or null when that is not known.</param>
    /// <param name="checkpoint">From where to go on, or null to begin again.</param>
    /// <param name="stop">Stops the run.</param>
    /// <exception cref="JobCancelledException">Somebody cancelled the job meanwhile.</exception>
    public async Task Report(long done, long? total, object? checkpoint, CancellationToken stop)
    {
        var text = checkpoint is null ? null : JsonSerializer.Serialize(checkpoint);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        int isRunning = await db.Jobs.Where(job => job.Id == row.Id && job.State == JobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.DoneSteps, done)
                .SetProperty(job => job.TotalSteps, total).SetProperty(job => job.Checkpoint, text), stop);
        if (isRunning == 0) throw new JobCancelledException();
    }
}

/// <summary>Puts jobs into the queue; used by the use cases that start them.</summary>
public sealed class JobOrders(Db db, TimeProvider clock)
{
    /// <summary>Adds a job to the coming save.</summary>
    /// <param name="type">Kind of job.</param>
    /// <param name="request">What is asked for, without personal data.</param>
    /// <param name="requestedBy">Whose job it is.</param>
    /// <param name="unit">Path of the unit in whose scope it is seen.</param>
    public JobRow Add(string type, object request, Guid requestedBy, string unit)
    {
        var now = clock.GetUtcNow();
        var job = new JobRow
        {
            Id = Guid.CreateVersion7(now),
            Type = type,
            RequestedBy = requestedBy,
            UnitPath = unit,
            Request = TextOf(request),
            State = JobState.Queued,
            CreatedUtc = now.UtcDateTime,
        };
        db.Add(job);
        return job;
    }

    internal static string TextOf(object request) => JsonSerializer.Serialize(request, request.GetType());
}
