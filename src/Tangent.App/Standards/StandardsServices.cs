using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Installation.Published;
using Tangent.App.Standards.Alerts;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Calendars;
using Tangent.App.Standards.Clauses;
using Tangent.App.Standards.Commitments;
using Tangent.App.Standards.DialTests;
using Tangent.App.Standards.Menus;
using Tangent.App.Standards.Published;

namespace Tangent.App.Standards;

/// <summary>What the module of standards needs beside its use cases.</summary>
static class StandardsServices
{
    public static IServiceCollection AddStandards(this IServiceCollection services) => services
        .AddSingleton<CalendarMemory>().AddScoped<CalendarChange>().AddScoped<WorkingHours>()
        .AddScoped<StandardsLoader>().AddScoped<StandardChange>()
        .AddScoped<MenuChange>().AddScoped<MenuLoader>()
        .AddScoped<CaseChange>().AddScoped<RunWriter>().AddScoped<PageCheck>().AddScoped<PageRounds>().AddScoped<TestLoader>()
        .AddScoped<BookCompiler>().AddScoped<BookMarks>().AddScoped<CountedRows>().AddScoped<AttainmentFacts>().AddScoped<CountAttainment>()
        .AddScoped<IJob, RecountJob>()
        .AddScoped<CommitmentChange>().AddScoped<CapacityCheck>().AddScoped<BreachReach>().AddScoped<BreachRows>().AddScoped<BreachWriter>()
        .AddScoped<JudgeCommitments>().AddScoped<BreachForgetting>()
        .AddScoped<AlertChange>().AddScoped<AlertReading>().AddScoped<WatchAlerts>();
}
