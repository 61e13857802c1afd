using Tangent.App.Settings;

namespace Tangent.Web.Pages.Access;

/// <summary>Whole addresses of this site, for links that people send on. Never from what a request claims about its host.</summary>
public sealed class SiteLink(TangentSettings settings)
{
    public string To(string path) => settings.Web.ShownUrl.TrimEnd('/') + path;
}
