namespace Tangent.App.Imports.Published;

/// <summary>A file was written as far as its rows are good. Told as a durable event, with the job that wrote it.</summary>
/// <param name="Import">The import.</param>
/// <param name="Target">What it was imported into, such as <c>encounters</c>.</param>
/// <param name="UnitPath">The unit around everything that its owner may import.</param>
/// <param name="New">New rows.</param>
/// <param name="Changed">Rows that changed something that was there.</param>
/// <param name="Unchanged">Rows that were there already.</param>
/// <param name="Bad">Rows that wait to be mended.</param>
/// <param name="AtUtc">When.</param>
public sealed record ImportDone(Guid Import, string Target, string UnitPath, int New, int Changed, int Unchanged, int Bad, DateTime AtUtc);
