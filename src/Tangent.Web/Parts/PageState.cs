using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Tangent.Web.Parts;

/// <summary>
/// What a page shows, as its address says it: path and query. Every filter, sort and column choice is a link to a
/// changed state, so that each state can be shared, and goes back with the browser's button.
/// </summary>
public sealed class PageState
{
    /// <summary>Names of the paging cursors: any other change of state starts again at the first page.</summary>
    public const string After = "after", Before = "before", Sort = "sort", Columns = "cols";

    /// <summary>The chosen view; <see cref="NoView"/> for none although the page has a default.</summary>
    public const string View = "view", NoView = "none";

    private readonly IReadOnlyList<KeyValuePair<string, string>> query;

    private PageState(string path, IReadOnlyList<KeyValuePair<string, string>> query) => (Path, this.query) = (path, query);

    /// <summary>The path without its query.</summary>
    public string Path { get; }

    /// <summary>The state of the page that is being shown.</summary>
    public static PageState Of(HttpContext http) => new(
        http.Request.PathBase + http.Request.Path,
        [.. http.Request.Query.SelectMany(pair => pair.Value.Where(value => !string.IsNullOrEmpty(value))
            .Select(value => KeyValuePair.Create(pair.Key, value!)))]);

    /// <summary>Whether the plain path opens a default view: then an address without any state says so.</summary>
    public bool HasDefault { get; init; }

    /// <summary>The page without any filter, sort or view.</summary>
    public string Plain => HasDefault ? $"{Path}?{View}={NoView}" : Path;

    /// <summary>What a view keeps of the state: all but its place in the list, keys in order, without a question mark.</summary>
    public string Kept => Canonical(query);

    /// <summary>The same query in the form in which views keep it.</summary>
    public static string Canonical(string query) => Canonical(
        [.. Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))]);

    private static string Canonical(IReadOnlyList<KeyValuePair<string, string>> query) => new QueryBuilder(query
        .Where(pair => pair.Key is not (After or Before or View) && pair.Value.Length > 0)
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)).ToString().TrimStart('?');

    /// <summary>The same state of a page that opens with a default view.</summary>
    public PageState WithDefault() => new(Path, query) { HasDefault = true };

    /// <summary>A state made by hand, for tests and links to other pages.</summary>
    public static PageState At(string path, params (string Key, string Value)[] query) =>
        new(path, [.. query.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))]);

    /// <summary>The value of a key, or null. A key that is given twice has its first value.</summary>
    public string? this[string key] => query.FirstOrDefault(pair => pair.Key == key).Value;

    /// <summary>All values of a key: given several times, or once with commas.</summary>
    public IReadOnlyList<string> All(string key) =>
        [.. query.Where(pair => pair.Key == key).SelectMany(pair => pair.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>All values of a key that is given several times, each as it stands.</summary>
    public IEnumerable<string> Each(string key) => query.Where(pair => pair.Key == key).Select(pair => pair.Value);

    /// <summary>The address with one more value of a key; one that is there already is not doubled.</summary>
    public string Plus(string key, string value) => Many(key, Each(key).Append(value).Distinct());

    /// <summary>The address without one value of a key.</summary>
    public string Less(string key, string value) => Many(key, Each(key).Where(one => one != value));

    /// <summary>The address with these values of a key, in this order, and other keys changed.</summary>
    public string Many(string key, IEnumerable<string> values, params (string Key, string? Value)[] changes)
    {
        var rest = query.Where(pair => pair.Key != key).Concat(values.Select(value => KeyValuePair.Create(key, value)));
        return new PageState(Path, [.. rest]) { HasDefault = HasDefault }.With(changes);
    }

    /// <summary>The address with one key changed, or removed by null; paging starts again.</summary>
    public string With(string key, string? value) => With([(key, value)]);

    /// <summary>The address with several keys changed at once.</summary>
    public string With(params (string Key, string? Value)[] changes)
    {
        var kept = query.Where(pair => pair.Key is not (After or Before) && changes.All(change => change.Key != pair.Key));
        var set = changes.Where(change => !string.IsNullOrEmpty(change.Value))
            .Select(change => KeyValuePair.Create(change.Key, change.Value!));
        var rest = new QueryBuilder(kept.Concat(set)).ToQueryString();
        return rest.HasValue ? Path + rest : Plain;
    }

    /// <summary>The address of the page that follows or precedes; everything else stays.</summary>
    public string Turn(string cursorKey, string cursor) => With((cursorKey, cursor));

    /// <summary>The same state at another path, such as an export of what is shown; cursors are left out.</summary>
    public string Elsewhere(string path, params (string Key, string? Value)[] changes) => On(path).With(changes);

    /// <summary>The same state of another page, which has no view.</summary>
    public PageState On(string path) => new(path, [.. query.Where(pair => pair.Key != View)]);

    /// <summary>Keys and values for the hidden inputs of a GET form that changes only the given keys.</summary>
    public IEnumerable<KeyValuePair<string, string>> Hidden(params string[] changed) =>
        query.Where(pair => pair.Key is not (After or Before) && !changed.Contains(pair.Key));
}
