using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tangent.Analytics.Comments;

/// <summary>
/// The file of a model: numbers and the codes of its classes, nothing that could be run. Little-endian; ends with the
/// SHA-256 of all before it.
/// </summary>
/// <remarks>
/// TGCM, version (1), weighting, classes (1 byte; each its length and UTF-8), comments (4), least probability (8),
/// sharpness (8), grams (4), for each column bias and step (4 each), then all grams (4 each, ascending), their rarities
/// (1 each) and for each column the steps (2 each).
/// </remarks>
public static class ModelFile
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>The version that is written, and the only one that is read.</summary>
    public const byte Version = 1;

    /// <summary>Most classes.</summary>
    public const int MostClasses = 100;

    /// <summary>Most bytes of a class's code.</summary>
    public const int LongestCode = 100;

    internal const int MostHead = 32_000;
    private const int HashBytes = 32;
    private static readonly byte[] Mark = "TGCM"u8.ToArray();

    internal static int BytesOfGram(int classes) => 5 + 2 * (classes == 2 ? 1 : classes);

    /// <summary>Writes a model.</summary>
    /// <param name="file">Where to; it stays open.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">It has too many classes, or one with too long a code.</exception>
    public static void Write(Stream file, CommentModel model)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(model);
        if (model.Classes.Count > MostClasses || model.Classes.Any(code => Encoding.UTF8.GetByteCount(code) > LongestCode))
            throw new ArgumentException("has too many classes or too long codes", nameof(model));
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(Version);
            writer.Write((byte)model.Weighting);
            writer.Write((byte)model.Classes.Count);
            foreach (var code in model.Classes) writer.Write(code);
            writer.Write(model.Comments);
            writer.Write(model.LeastProbability);
            writer.Write(model.Sharpness);
            writer.Write(model.Vocabulary.Count);
            foreach (var column in model.Columns)
            {
                writer.Write(column.Bias);
                writer.Write(column.Step);
            }
            foreach (uint gram in model.Vocabulary.Grams) writer.Write(gram);
            writer.Write(model.Vocabulary.Rarities);
            foreach (var column in model.Columns)
                foreach (short step in column.Steps) writer.Write(step);
        }
        var written = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        file.Write(written);
        file.Write(SHA256.HashData(written));
    }

    /// <summary>Reads a model and checks every part of it.</summary>
    /// <param name="file">The file, from where it stands to its end.</param>
    /// <param name="reason">null; or a <see cref="CannotTell"/>: no model, another version, or damaged.</param>
    /// <returns>The model, or null with a reason.</returns>
    public static CommentModel? Read(Stream file, out CannotTell? reason)
    {
        ArgumentNullException.ThrowIfNull(file);
        var bytes = new byte[MostBytes + 1];
        int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        reason = null;
        if (length < Mark.Length + 1 || length > MostBytes || !bytes.AsSpan().StartsWith(Mark))
            reason = new CannotTell("comments.not-a-model");
        else if (bytes[Mark.Length] != Version) reason = new CannotTell("comments.model-version", (int)bytes[Mark.Length], (int)Version);
        if (reason is not null) return null;

        int end = length - HashBytes;
        if (end > 0 && SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end, HashBytes))
            && new Scan(bytes.AsMemory(Mark.Length + 1, end - Mark.Length - 1)).Model() is { } model) return model;
        reason = new CannotTell("comments.model-damaged");
        return null;
    }

    /// <summary>Reads on from part to part; null as soon as one is not what it must be.</summary>
    private sealed class Scan(ReadOnlyMemory<byte> rest)
    {
        public CommentModel? Model()
        {
            if (Take(2) is not [var weighting and <= 1, var count and >= 2 and <= MostClasses]) return null;
            var classes = new string[count];
            for (int i = 0; i < count; i++)
            {
                if (Take(1) is not [var size and <= LongestCode] || Take(size) is not { } code) return null;
                classes[i] = Encoding.UTF8.GetString(code);
            }
            if (Take(24) is not { } numbers) return null;
            int comments = BinaryPrimitives.ReadInt32LittleEndian(numbers);
            int grams = BinaryPrimitives.ReadInt32LittleEndian(numbers.AsSpan(20));
            double least = BinaryPrimitives.ReadDoubleLittleEndian(numbers.AsSpan(4));
            double sharpness = BinaryPrimitives.ReadDoubleLittleEndian(numbers.AsSpan(12));
            bool isSound = comments > 0 && grams is >= 0 and < MostBytes && least is >= 0 and <= 1
                && sharpness is > 0 and < 1e6 && classes.Distinct().Count() == count;
            return isSound && Columns(count == 2 ? 1 : count, grams) is var (vocabulary, columns)
                ? new(classes, vocabulary, (Weighting)weighting, columns, sharpness, least, comments)
                : null;
        }

        private (Vocabulary, CommentModel.Column[])? Columns(int count, int grams)
        {
            if (rest.Length != 8L * count + grams * (5L + 2 * count)) return null;
            var heads = Take(8 * count)!;
            var known = Array.ConvertAll(Numbers(grams, 4), bytes => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span));
            for (int i = 1; i < grams; i++)
                if (known[i] <= known[i - 1]) return null;
            var vocabulary = new Vocabulary(known, Take(grams)!);
            var columns = new CommentModel.Column[count];
            for (int i = 0; i < count; i++)
            {
                float bias = BinaryPrimitives.ReadSingleLittleEndian(heads.AsSpan(8 * i));
                float step = BinaryPrimitives.ReadSingleLittleEndian(heads.AsSpan(8 * i + 4));
                if (!(Math.Abs(bias) < 1e6f && step is > 0 and < 1e6f)) return null;
                columns[i] = new(bias, step, Array.ConvertAll(Numbers(grams, 2),
                    bytes => BinaryPrimitives.ReadInt16LittleEndian(bytes.Span)));
            }
            return (vocabulary, columns);
        }

        private ReadOnlyMemory<byte>[] Numbers(int count, int size)
        {
            var numbers = new ReadOnlyMemory<byte>[count];
            for (int i = 0; i < count; i++) numbers[i] = rest.Slice(i * size, size);
            rest = rest[(count * size)..];
            return numbers;
        }

        private byte[]? Take(int count)
        {
            if (count > rest.Length) return null;
            var taken = rest[..count].ToArray();
            rest = rest[count..];
            return taken;
        }
    }
}
