using Tangent.Analytics.Comments;
using Tangent.App.Tables;
using Tangent.Domain;

namespace Tangent.App.Comments;

/// <summary>Something that comments may speak of: a theme or a touchpoint.</summary>
/// <param name="Code">Its code.</param>
/// <param name="NameZh">Chinese name; empty where there is none.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Words">Words by which it is known.</param>
public sealed record Topic(string Code, string NameZh, string NameEn, IReadOnlyList<string> Words);

/// <summary>Lists of topics: the shipped themes, or a file that a company keeps.</summary>
public static class TopicList
{
    /// <summary>What parts the words in a cell.</summary>
    public const char Part = '|';

    /// <summary>The shipped themes, with the words of both languages.</summary>
    public static IReadOnlyList<Topic> Shipped { get; } =
    [
        .. SeedTexts.Chinese.Themes.Zip(SeedTexts.English.Themes,
            (chinese, english) => new Topic(chinese.Code, chinese.Name, english.Name, [.. chinese.Words, .. english.Words])),
    ];

    /// <summary>
    /// The topics of a CSV or XLSX file: code, then its names and words in all columns to the right, several in a cell parted
    /// by <c>|</c>. Names are words too.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="stop">Stops it.</param>
    public static Outcome<IReadOnlyList<Topic>> Read(string path, CancellationToken stop)
    {
        try
        {
            using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var opened = TableFile.Open(bytes, Path.GetFileName(path), new TableLimits(), stop: stop);
            if (opened.Failure is { } failure) return failure;
            using var table = opened.Value;
            List<Topic> topics = [];
            foreach (var row in table.Rows())
            {
                if (row.Problems.Count > 0) return new Fail.Invalid(row.Problems);
                string[] words = [.. row.Cells.Skip(1).SelectMany(cell =>
                    cell.Split(Part, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
                if (row[0].Length == 0 || words.Length == 0) return new Fail.Invalid([new("comments.topic-row", null, row.Number)]);
                if (topics.Exists(other => other.Code == row[0])) return new Fail.Invalid([new("comments.topic-twice", null, row.Number, row[0])]);
                topics.Add(new(row[0], row[1], row[2].Length > 0 ? row[2] : row[1], [.. words.Distinct()]));
            }
            return topics.Count == 0 ? Fail.Wrong(path, "comments.no-topics", path) : Outcome<IReadOnlyList<Topic>>.Of(topics);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail.Wrong(path, "analyse.file-unreadable", path);
        }
    }

    /// <summary>For the finder of words.</summary>
    public static IReadOnlyList<NamedByWords> Named(IReadOnlyList<Topic> topics) => [.. topics.Select(topic => new NamedByWords(topic.Code, topic.Words))];
}
