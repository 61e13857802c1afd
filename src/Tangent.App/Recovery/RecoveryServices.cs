using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Recovery.Own;
using Tangent.App.Recovery.Published;
using Tangent.App.Recovery.Signals;

namespace Tangent.App.Recovery;

/// <summary>What the module of recovery needs beside its use cases.</summary>
static class RecoveryServices
{
    public static IServiceCollection AddRecovery(this IServiceCollection services) => services
        .AddScoped<CasePolicies>().AddScoped<CaseReach>().AddScoped<CaseRows>().AddScoped<CaseNumbers>().AddScoped<CaseMessages>()
        .AddScoped<RecoveryChange>().AddScoped<SignalIntake>().AddScoped<FollowSigns>().AddScoped<LookAtClocks>()
        .AddScoped<RecoveryForgetting>().AddScoped<CaseLinks>().AddScoped<CaseHistories>().AddScoped<CaseLoader>()
        .AddScoped<OwnCases>().AddScoped<OwnCaseChange>().AddScoped<HumanHours>();
}
