using Tangent.Domain;

namespace Tangent.App.Demo.Published;

/// <summary>Whether the demo company is still being loaded: until then every page says so.</summary>
public sealed class DemoProgress
{
    private volatile bool isLoading;
    private volatile Fail? failure;

    /// <summary>Whether it is being loaded now.</summary>
    public bool IsLoading => isLoading;

    /// <summary>Why it could not be loaded, or null.</summary>
    public Fail? Failure => failure;

    /// <summary>Loads; pages are held back until it is done. A failure stays, and so does the page that tells it.</summary>
    public async Task<Outcome<T>> Load<T>(Func<Task<Outcome<T>>> load)
    {
        isLoading = true;
        var outcome = await load();
        failure = outcome.Failure;
        isLoading = failure is not null;
        return outcome;
    }
}
