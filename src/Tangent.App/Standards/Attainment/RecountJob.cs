using System.Globalization;
using Tangent.App.Installation.Published;
using Tangent.Domain;

namespace Tangent.App.Standards.Attainment;

/// <summary>Counts all attainment anew, as a job that can be followed and cancelled.</summary>
sealed class RecountJob(CountAttainment count) : IJob
{
    /// <summary>Stored name of this kind of job.</summary>
    public const string Name = "recount-standards";

    /// <summary>What is asked for.</summary>
    /// <param name="Reasons">Why.</param>
    /// <param name="AskedBy">Who asked, or null.</param>
    public sealed record Request(IReadOnlyList<string> Reasons, Guid? AskedBy);

    public string Type => Name;

    public async Task<Outcome<string>> Run(JobRun run, CancellationToken stop)
    {
        var request = run.Request<Request>();
        var counted = await count.Whole(request.Reasons, request.AskedBy, (done, total) => run.Report(done, total, null, stop), stop);
        return counted.Failure is { } failure ? failure : counted.Value.Rows.ToString(CultureInfo.InvariantCulture);
    }
}
