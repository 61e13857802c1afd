using Tangent.App.Access.Published;
using Tangent.App.Attachments.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Backup;
using Tangent.Storage.Schema;

namespace Tangent.App.Installation;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Nothing is wrong.</summary>
    Fine,

    /// <summary>It works, but should be mended soon.</summary>
    Warning,

    /// <summary>It does not work, or data is in danger.</summary>
    Error,
}

/// <summary>What the doctor found at one place.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="What">What was found: code and arguments of its words.</param>
/// <param name="Mend">How to mend it: key of the words; null when nothing is wrong.</param>
public sealed record Finding(Severity Severity, Problem What, string? Mend = null)
{
    internal static Finding Fine(string code, params IReadOnlyList<object> arguments) =>
        new(Severity.Fine, new(code, null, null, arguments));

    internal static Finding Warn(string code, string mend, params IReadOnlyList<object> arguments) =>
        new(Severity.Warning, new(code, null, null, arguments), mend);

    internal static Finding Bad(string code, string mend, params IReadOnlyList<object> arguments) =>
        new(Severity.Error, new(code, null, null, arguments), mend);
}

/// <summary>The doctor: looks at everything that an installation needs and says how to mend what is wrong.</summary>
public sealed class CheckInstallation(
    Db db, AttachmentFacts attachments, Erasures erasures, AuditTrail trail, TangentSettings settings, MachineClock clock)
{
    /// <summary>What is asked for.</summary>
    /// <param name="IsThorough">Whether every page of the database file is read; seconds per gigabyte.</param>
    public sealed record Request(bool IsThorough = true);

    /// <summary>Every finding, also the good ones; never fails but for a missing right.</summary>
    public async Task<Outcome<IReadOnlyList<Finding>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Installation) is { } refusal) return refusal;

        var findings = new List<Finding>(MachineChecks.Run(settings, clock.UtcNow));
        try
        {
            if (settings.Database.Provider == DatabaseProvider.Sqlite && !File.Exists(settings.Database.File))
            {
                findings.Add(Finding.Warn("installation.no-database", "installation.mend.no-database", settings.Database.File));
                return findings;
            }
            var schema = await Schema(stop);
            findings.Add(schema);
            var checks = new DatabaseChecks(db, attachments, erasures, trail, settings, clock);
            findings.AddRange(await checks.File(request.IsThorough, stop));
            if (schema.Severity == Severity.Fine) findings.AddRange(await checks.Content(stop));
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            findings.Add(new(Severity.Error, trouble.Problems[0], "installation.mend.database"));
        }
        return findings;
    }

    private async Task<Finding> Schema(CancellationToken stop)
    {
        await using var connection = await Catalogue.Open(settings.Database, stop);
        var tables = await Catalogue.AllTables(connection, stop);
        var scripts = SchemaScripts.Of(settings.Database.Provider);
        int newest = scripts[^1].Version;
        if (!tables.Contains("schema_versions"))
            return Finding.Warn("installation.schema-older", "installation.mend.schema-older", 0, newest);

        var applied = (await Catalogue.Texts(connection,
            "select version || ' ' || hash from schema_versions order by version", stop)).Select(text => text.Split(' ')).ToList();
        int current = applied.Count == 0 ? 0 : int.Parse(applied[^1][0], null);
        var edited = scripts.FirstOrDefault(script => script.Version <= current
            && !applied.Any(row => row[1] == script.Hash));
        if (current > newest) return Finding.Bad("storage.newer", "installation.mend.newer", current, newest);
        if (edited is not null)
            return Finding.Bad("storage.script-edited", "installation.mend.script-edited", edited.Version, edited.Name);
        return current < newest
            ? Finding.Warn("installation.schema-older", "installation.mend.schema-older", current, newest)
            : Finding.Fine("installation.schema-fine", current);
    }
}
