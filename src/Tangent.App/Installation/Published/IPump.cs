namespace Tangent.App.Installation.Published;

/// <summary>Work that the server which holds the lock does again and again, in a loop of its own: nothing else waits for it.</summary>
public interface IPump
{
    /// <summary>How long it rests when there was nothing to do.</summary>
    TimeSpan Rest { get; }

    /// <summary>Does what is due.</summary>
    /// <returns>Whether there is perhaps more at once.</returns>
    Task<bool> Once(CancellationToken stop);
}
