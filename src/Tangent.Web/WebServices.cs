using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Imports.Published;
using Tangent.Web.Api;
using Tangent.Web.Pages;
using Tangent.Web.Pages.Access;
using Tangent.Web.Pages.Answering;
using Tangent.Web.Pages.Blueprints;
using Tangent.Web.Pages.Maps;
using Tangent.Web.Pages.Imports;
using Tangent.Web.Pages.Journeys;
using Tangent.Web.Pages.Kiosk;
using Tangent.Web.Pages.Observed;
using Tangent.Web.Pages.Surveys;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;
using Tangent.Web.Security;
using Tangent.Web.Words;

namespace Tangent.Web;

/// <summary>What the executable adds and maps: the table of contents of the web.</summary>
public static class WebServices
{
    public static IServiceCollection AddTangentWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton<Words.Words>();
        services.AddSingleton<ProblemWords>();
        services.AddSingleton<DiagnosisWords>();
        services.AddSingleton<InsightJson>();
        services.AddSingleton<ProblemText>(provider => provider.GetRequiredService<ProblemWords>().Of);
        services.AddParts();
        services.AddScoped<CurrentActor>();
        services.AddWebSecurity();
        services.AddUploads();
        services.AddTangentApi();
        services.AddScoped<TouchpointHits>();
        services.AddScoped<PageViews>();
        services.AddScoped<Pages.Cases.CaseSteps>();
        services.AddScoped<ResponseFile>();
        services.AddSingleton<SiteLink>();
        services.AddSingleton<AnswerForms>();
        services.AddSingleton<DemoDoor>();
        return services;
    }

    public static WebApplication MapTangent(this WebApplication app)
    {
        app.UseFrontDoor();
        app.UseDemoWait();
        app.UseParts();
        app.UseTroubleHandler();
        app.UseSignIn();
        app.UseUploads();
        app.UseAntiforgery();
        app.MapParts();
        app.MapTangentApi();
        app.MapWebhooks();
        app.MapSignOut();
        app.MapListExports();
        app.MapJourneyPicture();
        app.MapBlueprintFiles();
        app.MapJourneyMapFiles();
        app.MapBadRows();
        app.MapObserving();
        app.MapPasskeys();
        app.MapDemo();
        app.MapAnswering();
        app.MapDeclining();
        app.MapKiosk();
        ResponseFile.Map(app);
        app.MapProviderSignIn();
        app.MapRazorComponents<Root>();
        return app;
    }
}
