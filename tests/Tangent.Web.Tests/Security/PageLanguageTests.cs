namespace Tangent.Web.Tests.Security;

/// <summary>The language of a page when nobody chose one: the browser's, and for browsers of other tongues the setting.</summary>
public sealed class PageLanguageTests
{
    [Theory]
    [InlineData("en", null, "en")]
    [InlineData("zh-CN", null, "zh-CN")]
    [InlineData("en", "fr, de;q=0.8", "en")]
    [InlineData("en", "fr, zh-TW;q=0.8", "zh-CN")]
    [InlineData("zh-CN", "en-GB", "en")]
    public async Task A_page_without_a_choice_follows_the_browser_and_then_the_setting(string setting, string? accepted, string language)
    {
        await using var site = await Site.Start(settings => settings.Language.Default = setting);
        using var visitor = site.Visitor();
        if (accepted is not null) visitor.DefaultRequestHeaders.Add("Accept-Language", accepted);

        Assert.Equal(language, (await visitor.Page("/sign-in")).DocumentElement.GetAttribute("lang"));
    }
}
