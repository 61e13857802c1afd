using System.Globalization;
using Tangent.App.Delivery.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain;

namespace Tangent.App.Delivery;

/// <summary>Clears what messages said that ended long ago.</summary>
sealed class ForgetMessagesJob(DeliveryForgetting forgetting, TangentSettings settings, TimeProvider clock) : IDailyJob
{
    public string Type => "forget-messages";

    public bool IsWanted => true;

    public async Task<Outcome<string>> Run(JobRun run, CancellationToken stop)
    {
        var end = clock.GetUtcNow().UtcDateTime.AddDays(-settings.Delivery.KeepDays);
        return (await forgetting.WordsBefore(end, stop)).ToString(CultureInfo.InvariantCulture);
    }
}
