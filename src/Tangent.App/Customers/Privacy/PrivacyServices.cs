using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Customers.Published;

namespace Tangent.App.Customers.Privacy;

/// <summary>What the privacy desk needs beside its use cases. Every module adds its <see cref="ICopyPart"/> itself.</summary>
static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddScoped<PrivacyReach>().AddScoped<PrivacyForgetting>().AddScoped<PrivacyLoader>().AddScoped<LookAtPrivacyClocks>()
        .AddScoped<ICopyPart, CustomersInCopy>();
}
