using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>A ready survey to start from, and the bank of single questions.</summary>
/// <param name="Name">Its name in addresses and on the command line.</param>
/// <param name="Document">The survey.</param>
public sealed record SurveyTemplate(string Name, SurveyDocument Document)
{
    /// <summary>Name of the template that holds the bank: questions by what they ask about, to be added one by one.</summary>
    private const string BankName = "bank";

    /// <summary>Industries of the register's templates: each has a survey that asks about its touchpoints.</summary>
    private static readonly string[] Industries = ["telecom", "bank", "hospital", "retail", "e-commerce", "hotel", "public-service"];

    /// <summary>All templates, in the order in which they are offered.</summary>
    public static IReadOnlyList<SurveyTemplate> All { get; } =
    [
        .. new[] { "pulse", "nps", "csat", "ces", "servperf", "servqual", "tolerance", "kano", "traits", "usability", "ease-of-use" }.Select(Read),
        .. Industries.Select(name => Read($"industry-{name}")),
    ];

    /// <summary>Questions that can be added one by one, each with the part of the service and the criterion that it speaks of.</summary>
    public static IReadOnlyList<Question> Bank { get; } = Read(BankName).Document.Questions;

    /// <summary>The template of this name, or null.</summary>
    public static SurveyTemplate? Of(string? name) => All.FirstOrDefault(one => one.Name == name?.Trim().ToLowerInvariant());

    private static SurveyTemplate Read(string name)
    {
        using var file = typeof(SurveyTemplate).Assembly.GetManifestResourceStream($"Surveys/Templates/{name}.json")
            ?? throw new InvalidOperationException($"The template {name} is not in the program.");
        using var reader = new StreamReader(file);
        var read = SurveyCodec.Read(reader.ReadToEnd());
        return read.Failure is null ? new(name, read.Value)
            : throw new InvalidOperationException($"{name}: {string.Join(", ", read.Failure.Problems[0].Arguments)}");
    }
}
