using System.Globalization;
using Tangent.App.Installation.Published;
using Tangent.Domain;

namespace Tangent.App.Customers.Value;

/// <summary>Values all customers, as a job that can be followed and cancelled.</summary>
sealed class ValueJob(ValueWriter writer) : IJob
{
    /// <summary>Stored name of this kind of job.</summary>
    public const string Name = "value-customers";

    /// <summary>What is asked for.</summary>
    /// <param name="IsAsked">Whether a person asked for it: else it is the period's.</param>
    public sealed record Request(bool IsAsked);

    public string Type => Name;

    public async Task<Outcome<string>> Run(JobRun run, CancellationToken stop)
    {
        long last = 0;
        var done = await writer.Run(async read =>
        {
            last = read == long.MaxValue ? last : read;
            await run.Report(last, null, null, stop);
        }, stop);
        return done.Failure is { } failure ? failure : (done.Value?.Model?.Customers ?? 0).ToString(CultureInfo.InvariantCulture);
    }
}
