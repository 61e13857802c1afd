using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tangent.App.Settings;

namespace Tangent.Web.Pages.Access;

/// <summary>Whole addresses of this site, for links that people send on. Never from what a request claims about its host.</summary>
public sealed class SiteLink(TangentSettings settings, IServer server)
{
    /// <summary>The address that people use, without a slash at the end; once the server listens, with the port that it got.</summary>
    public string Base
    {
        get
        {
            var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            return (settings.Web.PublicBaseUrl is null && listening is not null
                ? new WebSettings { Url = listening }.ShownUrl : settings.Web.ShownUrl).TrimEnd('/');
        }
    }

    /// <summary>The address of a path of this site.</summary>
    public string To(string path) => Base + path;
}
