namespace Tangent.App.Installation.Published;

/// <summary>Something outside the database that the server looks at again and again, such as a folder.</summary>
public interface IRegularLook
{
    /// <summary>Whether the settings ask for it.</summary>
    bool IsWanted { get; }

    /// <summary>Looks once, quickly: long work becomes a job.</summary>
    Task Look(CancellationToken stop);
}
