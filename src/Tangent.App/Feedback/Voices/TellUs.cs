using Tangent.App.Customers.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>A customer says something on the public page, and has its number at once.</summary>
/// <remarks>
/// Nobody proves who a visitor is: one contact is taken and never two, because two would bring customers together. A link may name unit
/// and touchpoint by their codes; codes that do not exist are passed over in silence, so that nothing can be found out with them.
/// </remarks>
[OpenToVisitors("Customers have no account; the door limits how often one address may speak.")]
public sealed class TellUs(VoiceReach reach, TouchpointNames touchpoints, VoiceIntake intake, OwnLinks links, Db db,
    TimeProvider clock)
{
    /// <summary>The source of what is said there.</summary>
    public const string Source = "website";

    /// <summary>Number of the notice on personal data that the page shows; raised when its words change.</summary>
    public const int Notice = 1;

    private const int LongestCode = 100;

    /// <summary>What is said.</summary>
    /// <param name="Kind">What the customer wants.</param>
    /// <param name="Words">In which words.</param>
    /// <param name="Address">How the customer wishes to be called, or null.</param>
    /// <param name="Contact">A telephone number or an e-mail address, or null.</param>
    public sealed record Request(VoiceKind? Kind, string? Words, string? Address = null, string? Contact = null)
    {
        /// <summary>Code of the unit that the link names, or null.</summary>
        public string? Unit { get; init; }

        /// <summary>Code of the touchpoint that the link names, or null.</summary>
        public string? Touchpoint { get; init; }

        /// <summary>A name that the form was given when it was opened: sent twice it is one; or null.</summary>
        public string? Once { get; init; }

        /// <summary>Whether it is only looked at, before somebody gives a contact.</summary>
        public bool IsDraft { get; init; }
    }

    /// <summary>That it was heard.</summary>
    /// <param name="Number">Its number, 12 digits; empty for a draft.</param>
    /// <param name="DueUtc">By when it should have ended.</param>
    /// <param name="Zone">IANA zone of the unit that answers.</param>
    /// <param name="Link">Where the customer follows it; null for a draft.</param>
    public sealed record Heard(string Number, DateTime DueUtc, string Zone, string? Link = null);

    /// <summary>Hears it.</summary>
    public async Task<Outcome<Heard>> Run(Actor who, Request request, CancellationToken stop)
    {
        var contact = WrittenText.Line(request.Contact);
        bool isEmail = contact?.Contains('@') == true;
        var fields = new VoiceFields(request.Kind, VoiceWay.Website, request.Words, null, request.Address,
            Phone: isEmail ? null : contact, Email: isEmail ? contact : null).Clean();
        var problems = fields.Problems(clock.GetUtcNow().UtcDateTime)
            .Select(problem => problem.Field is "phone" or "email" ? problem with { Field = "contact", Code = "voices.contact-shape" } : problem).ToList();
        if (fields.Kind == VoiceKind.Comment) problems.Add(Problem.Of("kind", "form.required"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var all = (await reach.Units(stop)).Values.Where(one => !one.IsClosed).ToList();
        var unit = all.FirstOrDefault(one => one.Code.Equals(request.Unit, StringComparison.OrdinalIgnoreCase)) ?? all.MinBy(one => one.Depth);
        if (unit is null) return Fail.NotFound;
        if (request.IsDraft) return new Heard("", default, unit.TimeZone);
        var at = request.Touchpoint is { Length: > 0 and <= LongestCode } code
            && (await touchpoints.Meaning([code], stop)).TryGetValue(code, out var known) ? known.Value : (Guid?)null;
        var once = Guid.TryParseExact(request.Once, "N", out var name) ? name.ToString("N") : null;
        var taken = await intake.Take(who, new(Source, once, fields with { Touchpoint = at }, unit, Notice), stop);
        if (taken.Failure is { } failure) return failure;
        var voice = taken.Value.Voice;
        var link = links.Add(voice.Number, voice.Customer, isSent: false);
        // It was heard whatever becomes of the link.
        return new Heard(voice.Number, voice.DueUtc, unit.TimeZone, await db.Commit(stop) is null ? link : null);
    }
}
