using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Tangent.Web.Tests.Faults;

/// <summary>Programs that write without end to a server that may be killed, and remember which writes were acknowledged.</summary>
/// <param name="key">The key that they come with.</param>
/// <param name="send">Sends the write with this number, from 1, and demands that it is taken.</param>
sealed class WriteLoad(string key, Func<HttpClient, int, Task> send)
{
    private const int Writers = 3;
    private readonly ConcurrentDictionary<int, bool> open = new();
    private int serial;

    /// <summary>Numbers of the writes that were acknowledged.</summary>
    public ConcurrentBag<int> Acknowledged { get; } = [];

    /// <summary>How many were in flight when a server died.</summary>
    public int Unanswered { get; private set; }

    /// <summary>Writes until the server is gone.</summary>
    public Task Write(Uri address) => Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
    {
        using var program = Program(address);
        while (await IsSent(program, Interlocked.Increment(ref serial)))
        {
        }
    })));

    /// <summary>Sends again whatever got no answer.</summary>
    public async Task Resend(Uri address)
    {
        using var program = Program(address);
        Unanswered += open.Count;
        foreach (int number in open.Keys.ToList()) Assert.True(await IsSent(program, number), $"{number} was not taken when it was sent again");
    }

    private async Task<bool> IsSent(HttpClient program, int number)
    {
        open[number] = true;
        try
        {
            await send(program, number);
        }
        catch (HttpRequestException)
        {
            return false;
        }
        Acknowledged.Add(number);
        open.TryRemove(number, out _);
        return true;
    }

    private HttpClient Program(Uri address) => new()
    {
        BaseAddress = address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };
}
