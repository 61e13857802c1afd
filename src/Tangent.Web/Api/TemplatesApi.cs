using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>Templates from which a register can be started.</summary>
public static class TemplatesApi
{
    public static void MapTemplates(this IEndpointRouteBuilder api)
    {
        var templates = api.MapGroup("/touchpoint-templates").WithTags("Templates").RequireAuthorization("api");
        templates.MapGet("", List).Produces<TemplateJson[]>();
        templates.MapGet("/{name}", Show).Produces<TemplateJson>();
        templates.MapPost("/{name}", Take).Accepts<TemplateBody>("application/json").Produces<TakeTemplate.Taken>();
    }

    /// <summary>List the templates.</summary>
    public static async Task<IResult> List(ListTemplates act, Reply reply, CancellationToken stop) =>
        reply.Whole(await act.Run(reply.Who, stop), shown => TemplateJson.Of(shown, isWhole: false));

    /// <summary>Show a template with its touchpoints, and which of its codes are on the register already.</summary>
    public static async Task<IResult> Show(string name, ShowTemplate act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(name), stop), shown => TemplateJson.Of(shown, isWhole: true));

    /// <summary>Take a template: drafts of a unit; codes that exist are skipped and named. Taking it again adds what is missing.</summary>
    public static Task<IResult> Take(string name, ApiBody<TemplateBody> body, TakeTemplate act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(name, asked.UnitId, asked.Language != TemplateLanguage.En), stop), taken => taken);

    /// <summary>Which unit shall own the touchpoints, and in which language the texts of their sheets come (zh unless said otherwise).</summary>
    public sealed record TemplateBody(Guid? UnitId, TemplateLanguage? Language);

    /// <summary>A language of a template.</summary>
    public enum TemplateLanguage { Zh, En }
}

/// <summary>A template as the API shows it.</summary>
public sealed record TemplateJson(string Name, Said Title, Said About, int Adds, int AddsMoments, IReadOnlyList<string> Existing,
    IReadOnlyList<TemplateTouchpoint>? Touchpoints)
{
    internal static object Of(ShowTemplate.Shown shown, bool isWhole) => new TemplateJson(shown.Template.Name, shown.Template.Title,
        shown.Template.About, shown.Adds, shown.AddsMoments, [.. shown.Existing.Order(StringComparer.Ordinal)],
        isWhole ? shown.Template.Touchpoints : null);
}
