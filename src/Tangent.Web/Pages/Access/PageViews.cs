using Microsoft.AspNetCore.Http;
using Tangent.App.Access;
using Tangent.Domain.Access;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Access;

/// <summary>A list's state with the views that can be chosen there.</summary>
/// <param name="State">The state as the address says it.</param>
/// <param name="Rows">The views of the page.</param>
/// <param name="IsElsewhere">Whether the answer already leads to the default view: the page has nothing to load.</param>
public sealed record OpenViews(PageState State, IReadOnlyList<ListViews.Row> Rows, bool IsElsewhere)
{
    /// <summary>The state before its views are known: a page is drawn once while it still waits for them.</summary>
    public static OpenViews Before(HttpContext http) => new(PageState.Of(http), [], false);

    /// <summary>The view that is open, or null.</summary>
    public ListViews.Row? Chosen => Rows.FirstOrDefault(row => row.Id.ToString() == State[PageState.View]);

    /// <summary>Whether the list no longer stands as the view keeps it.</summary>
    public bool IsChanged => Chosen is { } row && PageState.Canonical(row.Query) != State.Kept;

    /// <summary>Address of a view: its whole state, so that it can be read, shared and changed.</summary>
    public static string Href(ListViews.Row row) =>
        $"{row.Page}?{(row.Query.Length == 0 ? "" : row.Query + "&")}{PageState.View}={row.Id}";
}

/// <summary>Opens a list with its views: the plain address leads to the reader's default.</summary>
public sealed class PageViews(ListViews list)
{
    public async Task<OpenViews> Open(OpenViews before, HttpContext http, Actor who, CancellationToken stop)
    {
        var state = before.State;
        var found = await list.Run(who, new(state.Path), stop);
        IReadOnlyList<ListViews.Row> rows = found.Failure is null ? found.Value : [];
        if (rows.FirstOrDefault(row => row.IsDefault) is not { } usual) return new(state, rows, false);

        bool isPlain = HttpMethods.IsGet(http.Request.Method) && !http.Request.QueryString.HasValue;
        if (isPlain) http.Response.Redirect(OpenViews.Href(usual));
        return new(state.WithDefault(), rows, isPlain);
    }
}
