using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tangent.Tests.Delivery;

/// <summary>A mail server on loopback that keeps what it is handed, or refuses.</summary>
sealed class FakeSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task work;

    public FakeSmtp()
    {
        listener.Start();
        work = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Everything that came, as it came.</summary>
    public List<string> Mails { get; } = [];

    /// <summary>What it answers to a receiver.</summary>
    public string OnReceiver { get; set; } = "250 OK";

    /// <summary>What it does when a message has come whole: null breaks the connection off.</summary>
    public string? OnMessage { get; set; } = "250 OK";

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Accept()
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
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 fake");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            if (word == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync(stop.Token) is { } part && part != ".") mail.AppendLine(part);
                if (OnMessage is null) return;
                if (OnMessage.StartsWith('2')) Mails.Add(mail.ToString());
                await writer.WriteLineAsync(OnMessage);
            }
            else await writer.WriteLineAsync(word switch { "RCPT" => OnReceiver, "QUIT" => "221 bye", _ => "250 OK" });
            if (word == "QUIT") return;
        }
    }
}
