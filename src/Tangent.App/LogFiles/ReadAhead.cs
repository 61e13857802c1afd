using System.Collections.Concurrent;

namespace Tangent.App.LogFiles;

/// <summary>Reads a stream on a second processor, so that unpacking and reading go on side by side. Bounded.</summary>
sealed class ReadAhead : ForwardStream
{
    private const int Size = 1 << 20, Most = 4;
    private readonly BlockingCollection<(byte[] Bytes, int Length, Exception? Trouble)> full = new(Most);
    private readonly ConcurrentBag<byte[]> free = [];
    private readonly CancellationTokenSource ended = new();
    private readonly Thread reader;
    private byte[] current = [];
    private int position, length;
    private bool isOver;

    public ReadAhead(Stream inner)
    {
        reader = new(() => Fill(inner)) { IsBackground = true };
        reader.Start();
    }

    private void Fill(Stream inner)
    {
        try
        {
            while (true)
            {
                if (!free.TryTake(out var bytes)) bytes = GC.AllocateUninitializedArray<byte>(Size);
                int read = inner.ReadAtLeast(bytes, Size, throwOnEndOfStream: false);
                full.Add((bytes, read, null), ended.Token);
                if (read < Size) return;
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody wants the rest.
        }
        catch (Exception trouble) when (trouble is IOException or InvalidDataException)
        {
            if (!ended.IsCancellationRequested) full.Add(([], 0, trouble));
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (position == length && !Next()) return 0;
        int taken = Math.Min(buffer.Length, length - position);
        current.AsSpan(position, taken).CopyTo(buffer);
        position += taken;
        return taken;
    }

    private bool Next()
    {
        if (isOver) return false;
        if (current.Length == Size) free.Add(current);
        var (bytes, read, trouble) = full.Take();
        if (trouble is not null)
        {
            isOver = true;
            throw new InvalidDataException(trouble.Message, trouble);
        }
        isOver = read < Size;
        (current, position, length) = (bytes, 0, read);
        return read > 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ended.Cancel();
            reader.Join();
            full.Dispose();
            ended.Dispose();
        }
        base.Dispose(disposing);
    }
}
