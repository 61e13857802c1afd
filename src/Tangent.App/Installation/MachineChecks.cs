using System.Globalization;
using Tangent.App.Settings;
using Tangent.Storage;

namespace Tangent.App.Installation;

/// <summary>Checks of the machine: folder, disk, backups, languages.</summary>
static class MachineChecks
{
    private const long Mebibyte = 1024 * 1024, LittleSpace = 500 * Mebibyte, NoSpace = 50 * Mebibyte;

    public static IEnumerable<Finding> Run(TangentSettings settings, DateTime nowUtc) =>
        [Finding.Fine("installation.settings-fine"), .. Folder(settings.Database), Backups(settings, nowUtc), Languages()];

    private static IEnumerable<Finding> Folder(DatabaseSettings database)
    {
        if (!Directory.Exists(database.Folder))
        {
            yield return Finding.Warn("installation.folder-missing", "installation.mend.folder-missing", database.Folder);
            yield break;
        }
        yield return MayWrite(database.Folder)
            ? Finding.Fine("installation.folder-fine", Path.GetFullPath(database.Folder))
            : Finding.Bad("installation.folder-read-only", "installation.mend.folder-read-only", Path.GetFullPath(database.Folder));
        if (!OperatingSystem.IsWindows() && File.Exists(database.File)
            && (File.GetUnixFileMode(database.Folder) & (UnixFileMode.OtherRead | UnixFileMode.OtherExecute)) != 0
            && (File.GetUnixFileMode(database.File) & UnixFileMode.OtherRead) != 0)
            yield return Finding.Warn("installation.folder-open", "installation.mend.folder-open", database.Folder);

        long free = new DriveInfo(Path.GetFullPath(database.Folder)).AvailableFreeSpace;
        yield return free < NoSpace ? Finding.Bad("installation.disk-short", "installation.mend.disk-short", free / Mebibyte)
            : free < LittleSpace ? Finding.Warn("installation.disk-short", "installation.mend.disk-short", free / Mebibyte)
            : Finding.Fine("installation.disk-fine", free / Mebibyte);
    }

    private static bool MayWrite(string folder)
    {
        var probe = Path.Combine(folder, $".doctor-{Environment.ProcessId}");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Finding Backups(TangentSettings settings, DateTime nowUtc)
    {
        if (ListBackups.Newest(settings.Database) is not { } newest)
            return Finding.Warn("installation.backup-none", "installation.mend.backup");
        var age = nowUtc - newest.WrittenUtc;
        return age > TimeSpan.FromHours(Math.Max(2 * settings.Backup.EveryHours, 48))
            ? Finding.Warn("installation.backup-old", "installation.mend.backup", newest.WrittenUtc)
            : Finding.Fine("installation.backup-fine", newest.WrittenUtc);
    }

    private static Finding Languages()
    {
        try
        {
            // Without ICU there is only the invariant culture: no Chinese dates, no sorting by reading.
            return CultureInfo.GetCultureInfo("zh-CN").DateTimeFormat.GetDayName(DayOfWeek.Monday).All(char.IsAscii) == false
                ? Finding.Fine("installation.languages-fine")
                : Finding.Bad("installation.languages-missing", "installation.mend.languages-missing");
        }
        catch (CultureNotFoundException)
        {
            return Finding.Bad("installation.languages-missing", "installation.mend.languages-missing");
        }
    }
}
