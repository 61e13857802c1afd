namespace Tangent.Web.Tests.Parts;

/// <summary>A running site that serves the gallery of parts.</summary>
public sealed class GallerySite : IAsyncLifetime
{
    private Site? site;

    /// <summary>Address of the site, without a slash at its end.</summary>
    public string Url => site!.Url.ToString().TrimEnd('/');

    public async ValueTask InitializeAsync() => site = await Site.Start(settings => settings.Web.ShowParts = true);

    public async ValueTask DisposeAsync()
    {
        if (site is not null) await site.DisposeAsync();
    }
}
