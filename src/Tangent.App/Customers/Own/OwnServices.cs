using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Customers.Published;
using Tangent.App.Installation.Published;

namespace Tangent.App.Customers.Own;

/// <summary>What the customers' own pages need beside their use cases.</summary>
static class OwnServices
{
    public static IServiceCollection AddOwnPages(this IServiceCollection services) => services
        .AddScoped<OwnVisitors>().AddScoped<OwnLinks>().AddSingleton<OwnCodeSeal>()
        .AddScoped<IJob, ForgetOwnDoorsJob>();
}
