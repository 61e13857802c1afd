using Tangent.App.Access.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Imports;

namespace Tangent.App.Imports;

/// <summary>Starts writing what the dry run found good. The same again changes nothing.</summary>
public sealed class WriteImport(Db db, ImportReach reach, JobOrders orders, JobFacts jobs, Audit audit)
{
    /// <summary>Which import.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Id of the job. An import that was never checked is a conflict.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (reach.Lacks(who) is { } refusal) return refusal;

        if (await reach.Find(who, request.Id, stop) is not { } import) return Fail.NotFound;
        var target = reach.TargetOf(import.Target);
        if (import.IsInUse && target.LacksReview(who) is { } notAtOnce) return notAtOnce;
        if ((await jobs.Of(import.JobId, stop))?.IsOpen == true) return Fail.Clash("imports.busy");
        if (import.Stage is ImportStage.Uploaded or ImportStage.Checking) return Fail.Clash("imports.not-checked");

        audit.Write(who, "imports.did.write", UploadImport.Subject(import, target.Kind), after: new { import.Target, import.Source, import.IsInUse });
        return await CheckImport.Start(db, orders, who, import, isDry: false, stop);
    }
}
