using Tangent.Storage.Imports;

namespace Tangent.Web.Pages.Imports;

/// <summary>Addresses of the steps of an import.</summary>
static class ImportPaths
{
    public static string Columns(Guid id) => $"/imports/{id}/columns";

    public static string Page(Guid id) => $"/imports/{id}";

    public static string Row(Guid id, int number) => $"/imports/{id}/row?row={number}";

    /// <summary>What rows become, in words.</summary>
    public static string Words(Words.Words words, string target) => words[$"imports.target.{target}"];

    /// <summary>Where what was imported is listed.</summary>
    public static string List(string target) => $"/{target}";

    /// <summary>Where it goes on.</summary>
    public static string Of(Guid id, ImportStage stage) => stage == ImportStage.Uploaded ? Columns(id) : Page(id);
}
