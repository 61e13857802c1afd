using Microsoft.AspNetCore.Http;

namespace Tangent.Web.Pages.Answering;

/// <summary>The few lines that other sites load to show a survey: the only file of ours that pages of others may use.</summary>
static class EmbedFile
{
    private const string Name = "embed.js";

    public static IResult Send(HttpContext http)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "wwwroot", "built", Name);
        if (!File.Exists(file)) return TypedResults.NotFound();
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.PhysicalFile(file, "text/javascript; charset=utf-8");
    }
}
