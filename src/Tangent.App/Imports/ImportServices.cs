using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Imports.Published;
using Tangent.App.Installation.Published;

namespace Tangent.App.Imports;

/// <summary>What imports need beside their use cases.</summary>
static class ImportServices
{
    public static IServiceCollection AddImports(this IServiceCollection services) =>
        services.AddScoped<ImportReach>().AddScoped<WaitingImports>().AddScoped<IJob, ImportJob>().AddScoped<IJob, WatchedFileJob>()
            .AddSingleton<SeenFiles>().AddScoped<IRegularLook, WatchedFolder>()
            .AddSingleton<ProblemText>(problem => string.Join(' ', [problem.Code, .. problem.Arguments]));
}
