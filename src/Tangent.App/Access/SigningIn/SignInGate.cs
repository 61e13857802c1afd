namespace Tangent.App.Access.SigningIn;

/// <summary>Lets one try at a time through per address, so that a hundred guesses at once count as a hundred.</summary>
/// <remarks>One server owns a database, so a lock in this process is enough.</remarks>
public sealed class SignInGate : IDisposable
{
    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the lane of this name and gives what frees it.</summary>
    public async Task<IDisposable> Enter(string name, CancellationToken stop)
    {
        var lane = lanes[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(name) % lanes.Length];
        await lane.WaitAsync(stop);
        return new Lane(lane);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var lane in lanes) lane.Dispose();
    }

    private sealed class Lane(SemaphoreSlim lane) : IDisposable
    {
        public void Dispose() => lane.Release();
    }
}
