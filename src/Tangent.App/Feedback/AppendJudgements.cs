using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;

namespace Tangent.App.Feedback;

/// <summary>
/// Keeps a batch of judgements: what customers said of touchpoints and of whole journeys. Answered means durable; the same batch
/// again changes nothing. Entries that are wrong are set aside, each with its problems, and the others are kept.
/// </summary>
public sealed class AppendJudgements(JudgementIntake intake)
{
    /// <summary>Most entries of a batch.</summary>
    public const int MostEntries = 10_000;

    /// <summary>What to keep.</summary>
    /// <param name="Source">The system that tells it, 1 to 80 characters.</param>
    /// <param name="Entries">The judgements, up to <see cref="MostEntries"/>; of two with one name the later counts.</param>
    public sealed record Request(string? Source, IReadOnlyList<JudgementEntry> Entries);

    /// <summary>What became of them.</summary>
    /// <param name="Fates">Per entry, in order.</param>
    /// <param name="Problems">Why entries were set aside; rows count from 1.</param>
    public sealed record Appended(IReadOnlyList<JudgementFate> Fates, IReadOnlyList<Problem> Problems);

    /// <summary>The name of a judgement that has none of its own: the same words again are the same judgement.</summary>
    /// <param name="said">All that it says.</param>
    public static string NameOf(string said) => JudgementRules.NameOf(said);

    /// <summary>Keeps them, within the units for which the actor may bring in feedback.</summary>
    public async Task<Outcome<Appended>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Import, Kind.Feedback) is { } refusal) return refusal;

        if (string.IsNullOrWhiteSpace(request.Source)) return Fail.Wrong("source", "form.required");
        if (request.Source.Length > 80 || !SearchText.IsOneLine(request.Source)) return Fail.Wrong("source", "form.too-long", 80);
        if (request.Entries.Count > MostEntries) return Fail.Wrong("judgements", "form.too-many", MostEntries);
        var batch = new JudgementBatch(request.Entries);
        await intake.SetAside(who, batch, stop);
        return await intake.Take(who, request.Source.Trim(), batch, stop) is { } failure ? failure : new Appended(batch.Fates, batch.Problems);
    }
}
