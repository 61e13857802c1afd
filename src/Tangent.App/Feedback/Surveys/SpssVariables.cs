using System.Globalization;
using Tangent.App.Export;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback.Surveys;

/// <summary>A variable as SPSS knows it.</summary>
/// <param name="Name">Its name: letters, digits, points and underscores, unlike all others.</param>
/// <param name="Label">What it means.</param>
/// <param name="Format">How it stands in the file, such as <c>F8.0</c>.</param>
/// <param name="Cell">Its value for a response.</param>
/// <param name="Values">What its numbers mean; empty where they are numbers.</param>
sealed record SpssVariable(string Name, string Label, string Format, Func<ResponseRow, Cell> Cell, IReadOnlyList<(int Value, string Label)> Values);

/// <summary>The variables of a survey's responses: codes of options become numbers with labels.</summary>
static class SpssVariables
{
    private const string Number = "F8.0", Moment = "YMDHMS19", Day = "SDATE10";
    private const int LongestName = 60, BytesOfACharacter = 3, LongestText = 32_000;

    // SPSS keeps these for itself.
    private static readonly string[] Reserved = ["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"];

    public static List<SpssVariable> Of(SurveyDocument document, IReadOnlyList<Question> questions, ExportWords words, string language)
    {
        List<SpssVariable> all = [.. About(words), .. questions.SelectMany(question => Of(document, question, words, language))];
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return all.ConvertAll(one => one with { Name = Free(one.Name, taken) });
    }

    private static IEnumerable<SpssVariable> About(ExportWords words)
    {
        yield return new("resp_id", words.Of("surveys.field.response"), "F12.0", row => new Cell.Number(row.Response.Id), []);
        yield return new("resp_given", words.Of("surveys.field.given"), Moment,
            row => new Cell.Text(EncounterRow.Utc(row.Response.Given).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)), []);
        yield return Member("resp_outcome", words.Of("surveys.field.outcome"), row => row.Response.Outcome, words);
        yield return Member("resp_channel", words.Of("surveys.field.channel"), row => row.Response.Channel, words);
        yield return Text("resp_link", words.Of("surveys.field.link"), 80, row => row.Link?.Label);
        yield return Text("resp_touchpoint", words.Of("surveys.field.touchpoint"), 40, row => row.Link?.Touchpoint);
        yield return Text("resp_unit", words.Of("surveys.field.unit"), 40, row => row.Link?.Unit);
        yield return Text("resp_language", words.Of("surveys.field.language"), 12, row => row.Response.Language);
        yield return new("resp_seconds", words.Of("surveys.field.seconds"), Number, row => new Cell.Number(row.Response.Seconds), []);
        yield return new("resp_version", words.Of("surveys.field.version"), Number, row => new Cell.Number(row.Response.Version), []);
    }

    private static IEnumerable<SpssVariable> Of(SurveyDocument document, Question question, ExportWords words, string language)
    {
        var head = document.Say(question.Text, language);
        string With(Wording part) => $"{head} – {document.Say(part, language)}";
        List<(int, string)> ends = question.Ends is { } scale
            ? [(scale.Least, document.Say(question.LeastLabel, language)), (scale.Most, document.Say(question.MostLabel, language))] : [];
        ends.RemoveAll(end => end.Item2.Length == 0);
        switch (question.Kind)
        {
            case QuestionKind.Text:
                yield return Text(question.Id, head, question.Most ?? AnswerReading.LongestText, row => row.Texts.GetValueOrDefault(question.Id));
                break;
            case QuestionKind.File:
                yield return new(question.Id, head, Number, row => new Cell.Number(row.Texts.ContainsKey(question.Id) ? 1 : null), []);
                break;
            case QuestionKind.Date:
                yield return new(question.Id, head, Day, row => new Cell.Text(row.Codes.GetValueOrDefault(question.Id)), []);
                break;
            case QuestionKind.Choice:
                yield return Coded(question.Id, head, [.. question.Options.Select(option => (option.Id, document.Say(option.Text, language)))]);
                break;
            case QuestionKind.Choices or QuestionKind.Ranking:
                foreach (var option in question.Options) yield return Plain($"{question.Id}.{option.Id}", With(option.Text), []);
                break;
            case QuestionKind.Grid:
                foreach (var row in question.Rows)
                    foreach (var column in question.Columns)
                        yield return Plain($"{question.Id}.{row.Id}.{column.Id}", $"{With(row.Text)} – {document.Say(column.Text, language)}", ends);
                break;
            case QuestionKind.Kano:
                List<(string, string)> replies = [.. Enum.GetValues<KanoReply>()
                    .Select(reply => ($"{char.ToLowerInvariant($"{reply}"[0])}{$"{reply}"[1..]}", words.OfMember(reply)))];
                yield return Coded($"{question.Id}.with", head, replies);
                yield return Coded($"{question.Id}.without", document.Say(question.Without ?? question.Text, language), replies);
                break;
            default:
                yield return Plain(question.Id, head, ends);
                break;
        }
        foreach (var option in question.Options.Where(option => option.HasText))
            yield return Text($"{question.Id}.{option.Id}.text", With(option.Text), 200, row => row.Texts.GetValueOrDefault($"{question.Id}.{option.Id}.text"));
    }

    private static SpssVariable Plain(string cell, string label, IReadOnlyList<(int, string)> values) => new(cell, label, Number,
        row => new Cell.Number(row.Codes.GetValueOrDefault(cell) is { } code ? decimal.Parse(code, CultureInfo.InvariantCulture) : null), values);

    private static SpssVariable Coded(string cell, string label, List<(string Code, string Label)> codes)
    {
        var numbers = codes.Select((one, i) => (one.Code, Number: i + 1)).ToDictionary(one => one.Code, one => one.Number);
        return new(cell, label, Number, row => new Cell.Number(row.Codes.GetValueOrDefault(cell) is { } code && numbers.TryGetValue(code, out int number)
            ? number : null), [.. codes.Select((one, i) => (i + 1, one.Label))]);
    }

    private static SpssVariable Member<T>(string name, string label, Func<ResponseRow, T> member, ExportWords words) where T : struct, Enum =>
        new(name, label, Number, row => new Cell.Number(Array.IndexOf(Enum.GetValues<T>(), member(row)) + 1),
            [.. Enum.GetValues<T>().Select((one, i) => (i + 1, words.OfMember(one)))]);

    // A line break would end the row for SPSS, also within quotes.
    private static SpssVariable Text(string name, string label, int characters, Func<ResponseRow, string?> text) => new(name, label,
        string.Create(CultureInfo.InvariantCulture, $"A{Math.Min(LongestText, characters * BytesOfACharacter)}"),
        row => new Cell.Text(text(row)?.ReplaceLineEndings(" ")), []);

    private static string Free(string wanted, HashSet<string> taken)
    {
        var name = wanted.Replace('-', '_');
        if (name.Length > LongestName) name = name[..LongestName];
        if (Reserved.Contains(name) || name.EndsWith('.')) name += "_";
        for (int more = 2; !taken.Add(name); more++) name = string.Create(CultureInfo.InvariantCulture, $"{wanted.Replace('-', '_')}_{more}");
        return name;
    }
}
