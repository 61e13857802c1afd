using System.Text.Json;
using Tangent.App.Standards.Published;
using Tangent.Domain.Standards.Menus;

namespace Tangent.App.Demo;

/// <summary>What customers of the demo company hear when they call.</summary>
static class DemoMenus
{
    /// <summary>All its menus.</summary>
    public static IReadOnlyList<MenuToLoad> All(Func<string, Guid> unit) =>
        [.. DemoFiles.Menus.Menus.Select(one => new MenuToLoad(unit(one.Unit), MenuCodec.Read(one.Menu.GetRawText()).Value))];
}

/// <summary>The menus of the demo company.</summary>
/// <param name="Why">What is right and what is planted in them.</param>
/// <param name="Menus">Each with the code of its unit and its document.</param>
sealed record MenusFile(string Why, IReadOnlyList<MenusFile.One> Menus)
{
    /// <summary>One of them.</summary>
    public sealed record One(string Unit, JsonElement Menu);
}
