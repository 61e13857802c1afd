using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tangent.Tests.Delivery;

/// <summary>A program on loopback that keeps the requests it gets and answers as the test says.</summary>
sealed class FakeReceiver : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task work;

    public FakeReceiver()
    {
        listener.Start();
        work = Work();
    }

    public sealed record Got(string Path, string Body, IReadOnlyDictionary<string, string> Headers);

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}";

    public List<Got> Requests { get; } = [];

    /// <summary>Status and body of the answer; a status of 0 breaks the connection off.</summary>
    public Func<Got, (int Status, string Body)> Answer { get; set; } = _ => (200, "{}");

    /// <summary>A header Location in every answer, or null.</summary>
    public string? Location { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Work()
    {
        while (!stop.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(stop.Token);
            await Talk(client).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Talk(TcpClient client)
    {
        await using var stream = client.GetStream();
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)) head.Append((char)await Byte(stream));
        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].Trim().ToLowerInvariant(), pair => pair[1].Trim());
        var body = new byte[int.Parse(headers.GetValueOrDefault("content-length", "0"))];
        await stream.ReadExactlyAsync(body, stop.Token);
        var got = new Got(lines[0].Split(' ')[1], Encoding.UTF8.GetString(body), headers);
        Requests.Add(got);
        var (status, text) = Answer(got);
        if (status == 0) return;
        var answer = Encoding.UTF8.GetBytes(text);
        var location = Location is null ? "" : $"Location: {Location}\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(
            $"HTTP/1.1 {status} X\r\n{location}Content-Type: application/json\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n"), stop.Token);
        await stream.WriteAsync(answer, stop.Token);
    }

    private async Task<int> Byte(NetworkStream stream)
    {
        var one = new byte[1];
        await stream.ReadExactlyAsync(one, stop.Token);
        return one[0];
    }
}
