using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Tangent.Web.Api;

/// <summary>The HTTP interface for programs: its groups, its description, and whether the server lives.</summary>
public static class ApiServices
{
    public static IServiceCollection AddTangentApi(this IServiceCollection services)
    {
        services.AddScoped<Reply>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Make(options.SerializerOptions));
        return services.AddOpenApi("openapi", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = about => about.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.AddOperationTransformer((operation, context, _) =>
            {
                var asked = context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryRecord>().FirstOrDefault();
                foreach (var member in asked?.Type.GetConstructors()[0].GetParameters() ?? [])
                    (operation.Parameters ??= []).Add(Parameter(member));
                return Task.CompletedTask;
            });
        });
    }

    public static void MapTangentApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapTouchpoints();
        api.MapMoments();
        api.MapDevices();
        api.MapDiscretion();
        api.MapTemplates();
        api.MapInformation();
        api.MapCoverage();
        api.MapPlans();
        api.MapTouchpointImport();
        api.MapUnits();
        api.MapPeople();
        api.MapKeysAndViews();
        api.MapAudit();
        api.MapEncounters();
        api.MapJourneys();
        api.MapJudgements();
        api.MapBlueprints();
        api.MapJourneyMaps();
        api.MapSurveys();
        api.MapRules();
        api.MapVoices();
        api.MapCases();
        api.MapIncidents();
        api.MapObservations();
        api.MapInsights();
        api.MapThemes();
        api.MapCustomers();
        api.MapPrivacy();
        api.MapCalendars();
        api.MapStandards();
        api.MapAttainment();
        api.MapMenus();
        api.MapDialTests();
        api.MapCommitments();
        api.MapAlerts();
        api.MapDelivery();
        api.MapDataHealth();
        app.MapOpenApi("/api/v1/{documentName}.json").AllowAnonymous();
        app.MapGet("/health", () => TypedResults.Text("ok")).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Says for the description which record the query of an endpoint is read into.</summary>
    internal static RouteHandlerBuilder Queries<T>(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new QueryRecord(typeof(T)));

    private static OpenApiParameter Parameter(System.Reflection.ParameterInfo member)
    {
        var type = Nullable.GetUnderlyingType(member.ParameterType) ?? member.ParameterType;
        return new()
        {
            Name = JsonNamingPolicy.CamelCase.ConvertName(member.Name!),
            In = ParameterLocation.Query,
            Schema = new OpenApiSchema
            {
                Type = type == typeof(int) ? JsonSchemaType.Integer : JsonSchemaType.String,
                Format = type == typeof(Guid) ? "uuid" : null,
                Enum = type.IsEnum
                    ? [.. Enum.GetNames(type).Select(name => (System.Text.Json.Nodes.JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))]
                    : null,
            },
        };
    }

    private sealed record QueryRecord(Type Type);
}
