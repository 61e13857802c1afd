using System.Diagnostics;

namespace Tangent.Web.Tests.Faults;

/// <summary>A disk of a few megabytes of the test's own, to fill and to lock. Only root may mount one.</summary>
sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>A new empty disk; the test is skipped, with the reason, where none can be mounted.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("tangent-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=700", "tangent-test", folder)) return new(folder);
        Directory.Delete(folder);
        Assert.Skip("A small disk cannot be mounted here (root alone may): disk troubles are not tried.");
        throw new InvalidOperationException("skipped");
    }

    /// <summary>Takes all the space that is left.</summary>
    public void FillUp()
    {
        using var filler = new FileStream(Path.Combine(Folder, "filler"), FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var kilobyte = new byte[1024];
        try
        {
            while (true) filler.Write(kilobyte);
        }
        catch (IOException)
        {
            // full: that was the aim
        }
    }

    public void MakeSpace() => File.Delete(Path.Combine(Folder, "filler"));

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Folder));

    public void MakeWritable() => Assert.True(Run("mount", "-o", "remount,rw", Folder));

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder, recursive: true);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
