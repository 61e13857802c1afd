using Tangent.Storage.Imports;

namespace Tangent.Web.Pages.Imports;

/// <summary>Addresses of the steps of an import.</summary>
static class ImportPaths
{
    public static string Columns(Guid id) => $"/touchpoints/import/{id}/columns";

    public static string Page(Guid id) => $"/touchpoints/import/{id}";

    public static string Row(Guid id, int number) => $"/touchpoints/import/{id}/row?row={number}";

    /// <summary>Where it goes on.</summary>
    public static string Of(Guid id, ImportStage stage) => stage == ImportStage.Uploaded ? Columns(id) : Page(id);
}
