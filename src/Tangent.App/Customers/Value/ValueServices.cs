using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Installation.Published;

namespace Tangent.App.Customers.Value;

/// <summary>What valuing customers needs beside its use cases.</summary>
static class ValueServices
{
    public static IServiceCollection AddCustomerValue(this IServiceCollection services) => services
        .AddScoped<PurchaseReading>().AddScoped<Buyers>().AddScoped<ValueMaker>().AddScoped<TierStandings>().AddScoped<ValuePolicies>()
        .AddScoped<ValueWriter>().AddScoped<CustomerValues>().AddScoped<ValueLoader>().AddScoped<IJob, ValueJob>();
}
