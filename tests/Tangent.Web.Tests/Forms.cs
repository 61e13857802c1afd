using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Tangent.Web.Tests;

/// <summary>Pages and forms as a browser without script sees them.</summary>
public static class Forms
{
    /// <summary>The page as a document.</summary>
    public static async Task<IHtmlDocument> Page(this HttpClient browser, string path) =>
        Parse(await browser.GetStringAsync(path));

    /// <summary>An answer as a document.</summary>
    public static async Task<IHtmlDocument> Page(this HttpResponseMessage answer) =>
        Parse(await answer.Content.ReadAsStringAsync());

    /// <summary>Sends a form with one file and the fields that are named.</summary>
    public static async Task<HttpResponseMessage> SubmitFile(this HttpClient browser, string path, string form, string field, string name,
        byte[] content, params (string Name, string Value)[] fields)
    {
        var page = await browser.Page(path);
        using var parts = new MultipartFormDataContent
        {
            { new StringContent(form), "_handler" },
            { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(content), field, name },
        };
        foreach (var (key, value) in fields) parts.Add(new StringContent(value), key);
        return await browser.PostAsync(path, parts);
    }

    /// <summary>Loads a page, fills its form and sends it.</summary>
    /// <param name="browser">Whose cookies.</param>
    /// <param name="path">Page with the form.</param>
    /// <param name="form">Name of the form, as the page's handler knows it.</param>
    /// <param name="fields">What is typed, over what stands there.</param>
    public static async Task<HttpResponseMessage> Submit(
        this HttpClient browser, string path, string form, params (string Name, string Value)[] fields) =>
        await browser.Submit(path, await browser.Page(path), form, fields);

    /// <summary>Fills a form of a page that is already here, and sends it.</summary>
    public static async Task<HttpResponseMessage> Submit(this HttpClient browser, string path, IHtmlDocument page, string form,
        params (string Name, string Value)[] fields)
    {
        var found = page.Forms.Single(one => one.QuerySelector($"input[name=_handler][value='{form}']") is not null);
        var values = found.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>()
            .Where(one => one.Type is not ("checkbox" or "radio") || one.IsChecked)
            .GroupBy(one => one.Name!).ToDictionary(same => same.Key, same => same.Last().Value);
        foreach (var select in found.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>()) values[select.Name!] = select.Value ?? "";
        foreach (var (name, value) in fields) values[name] = value;
        return await browser.PostAsync(path, new FormUrlEncodedContent(values));
    }

    /// <summary>The sentences of what is wrong, as the page lists them.</summary>
    public static string Problems(this IHtmlDocument page) =>
        string.Join("|", page.QuerySelectorAll(".tg-problems li").Select(one => one.TextContent.Trim()));

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
