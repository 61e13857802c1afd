using System.Text.Json;
using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Moments;
using Tangent.Cli.Report;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>The members of `tangent analyse --json` that come from judgements of customers.</summary>
sealed class DiagnosisJson(Utf8JsonWriter json, IReadOnlyList<string> touchpoints, FileDiagnosis diagnosis)
{
    private static readonly ReportWords[] Languages = [new("zh-CN"), new("en")];
    private static readonly DiagnosisWords Sentences = new(new Words());
    private readonly Diagnosed found = diagnosis.Found;
    private readonly Dictionary<string, Answer> missing = [];

    public void Write()
    {
        json.WriteStartObject("scale");
        json.WriteString("overall", found.Overall?.Name);
        json.WriteString("touchpoints", found.Touches?.Name);
        json.WriteEndObject();
        List("scorecards", found.Scorecards, card => card.Touchpoint, card =>
        {
            json.WriteNumber("encounters", card.Encounters);
            Values(("mean", card.Mean), ("failShare", card.FailShare));
        });
        List("moments", found.Moments, moment => moment.Touchpoint, Moment);
        if (found.NoMoments is { } reason) missing["moments"] = missing["fixFirst"] = reason;
        Rule();
        Drivers();
        List("fixFirst", found.Fixes, fix => fix.Touchpoint, Fix);
        List("changes", found.Changes, change => change.Touchpoint, change =>
        {
            Values(("difference", change.Difference));
            json.WriteNumber("p", change.Corrected);
            json.WriteBoolean("claimed", change.IsClaimed);
        });
        if (missing.Count > 0) Reasons(missing);
    }

    /// <summary>A value with its interval, or null.</summary>
    public void Value(string member, Answer answer)
    {
        if ((answer is Tested tested ? tested.Difference : answer) is not Estimate estimate)
        {
            json.WriteNull(member);
            return;
        }
        json.WriteStartObject(member);
        json.WriteNumber("point", estimate.Point);
        json.WriteNumber("low", estimate.Low);
        json.WriteNumber("high", estimate.High);
        json.WriteNumber("n", estimate.N);
        json.WriteNumber("level", estimate.Level);
        json.WriteString("method", estimate.Method);
        json.WriteEndObject();
    }

    /// <summary>Values, and the reasons of those that are missing.</summary>
    public void Values(params ReadOnlySpan<(string Member, Answer Answer)> values)
    {
        var none = new Dictionary<string, Answer>();
        foreach (var (member, answer) in values)
        {
            Value(member, answer);
            if (answer is CannotTell) none[member] = answer;
        }
        if (none.Count > 0) Reasons(none);
    }

    private void Moment(Moment moment)
    {
        json.WriteString("kind", Camel(moment.Kind));
        Values(("penalty", moment.Effect.Penalty), ("reward", moment.Effect.Reward), ("asymmetry", moment.Effect.Asymmetry));
        json.WriteBoolean("stable", moment.IsStable);
        json.WriteNumber("rows", moment.Rows);
        json.WriteNumber("lowRows", moment.Effect.LowRows);
        json.WriteNumber("highRows", moment.Effect.HighRows);
    }

    private void Rule()
    {
        json.WriteStartObject("rule");
        var told = found.Rule as RuleComparison;
        json.WriteString("winner", told is null ? "cannotTell" : Camel(told.Winner));
        json.WriteStartArray("models");
        foreach (var score in told?.Scores ?? [])
        {
            json.WriteStartObject();
            json.WriteString("name", Camel(score.Rule));
            json.WriteNumber("cvR2", score.Alone);
            json.WriteNumber("withMeanCvR2", score.WithMean);
            if (score.PValue is { } p) json.WriteNumber("p", p);
            else json.WriteNull("p");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("journeys", told?.N ?? 0);
        Say("sentence", () => Sentences.Rule(found.Rule));
        if (told is null) Reasons(new() { ["winner"] = found.Rule });
        json.WriteEndObject();
    }

    private void Drivers()
    {
        var told = found.Drivers as DriversOfOverall;
        if (told is null)
        {
            json.WriteNull("r2");
            missing["r2"] = missing["drivers"] = found.Drivers;
        }
        else json.WriteNumber("r2", told.R2.Point);
        List("drivers", (told?.Drivers ?? []).OrderByDescending(driver => driver.Share is Estimate share ? share.Point : double.NegativeInfinity),
            driver => driver.Touchpoint, driver => Values(("share", driver.Share)));
    }

    private void Fix(Fix fix)
    {
        var unit = fix.Unit is { } number ? diagnosis.Judged.Units[number] : null;
        json.WriteString("unit", unit);
        Values(("gain", fix.Gain), ("failShare", fix.FailShare));
        json.WriteNumber("target", fix.Target);
        json.WriteString("targetSource", Camel(fix.Source));
        json.WriteString("kind", Camel(fix.Kind));
        Say("why", () => Sentences.Why(fix, touchpoints[fix.Touchpoint], unit, found.Overall!.Value));
    }

    private void List<T>(string member, IEnumerable<T> rows, Func<T, int?> touchpoint, Action<T> write)
    {
        json.WriteStartArray(member);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("touchpoint", touchpoint(row) is { } number ? touchpoints[number] : null);
            write(row);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void Reasons(Dictionary<string, Answer> none)
    {
        json.WriteStartObject("reasons");
        foreach (var (member, answer) in none)
        {
            var reason = (CannotTell)answer;
            json.WriteStartObject(member);
            json.WriteString("code", reason.Code);
            foreach (var words in Languages) json.WriteString(words.Language[..2], words.Within(() => Sentences.Reason(reason)));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private void Say(string member, Func<string> sentence)
    {
        json.WriteStartObject(member);
        foreach (var words in Languages) json.WriteString(words.Language[..2], words.Within(sentence));
        json.WriteEndObject();
    }

    private static string Camel<T>(T member) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
