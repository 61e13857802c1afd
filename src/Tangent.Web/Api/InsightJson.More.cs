using Tangent.Analytics.Complaints;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics;
using Tangent.App.Insights;

namespace Tangent.Web.Api;

/// <summary>Reliability, importance and performance, returns, waits.</summary>
public sealed partial class InsightJson
{
    /// <summary>Journey reliability.</summary>
    public object Of(AskReliability.Reliability told)
    {
        var found = told.Found as JourneysWithoutFailure;
        return new
        {
            basis = Basis(told.Basis),
            withoutFailure = Figure(found?.Journeys.Observed ?? told.Found),
            ifIndependent = found?.Journeys.IfIndependent,
            dependence = found?.Journeys.Dependence,
            touches = found?.Touches,
            target = found?.Target,
            requiredOver = found?.Asked,
            required = found?.Required,
            touchpoints = told.All.Select(one => new
            {
                touchpoint = one.Stop,
                failShare = Figure(one.Told.FailShare),
                alone = Figure(one.Told.Alone),
                penalty = Figure(one.Told.Penalty),
            }),
        };
    }

    /// <summary>Importance and performance.</summary>
    public object Of(AskImportance.Importance told) => new
    {
        basis = Basis(told.Basis),
        reason = Reason(told.Reason),
        cross = Camel(told.Cross),
        importanceCut = told.Reason is null ? told.ImportanceCut : (double?)null,
        performanceCut = told.Reason is null ? told.PerformanceCut : (double?)null,
        touchpoints = told.All.Select(one => new
        {
            touchpoint = one.Stop,
            importance = Figure(one.Importance),
            performance = Figure(one.Performance),
            quadrant = Camel(one.Quadrant),
            one.Priority,
            sure = one.IsSure,
        }),
        without = told.Without.Select(one => new { touchpoint = one.Stop, reason = Reason(one.Reason) }),
    };

    /// <summary>Returns by box.</summary>
    public object Of(AskReturns.Returns told)
    {
        var found = told.Found as ReturnsFound;
        object? Box(BoxReturns? box) => box is null ? null : new { box.From, customers = box.Judged, returned = Figure(box.Share) };
        return new
        {
            basis = Basis(told.Basis),
            odds = Figure(found?.Odds ?? told.Found),
            scale = found?.Scale.Name,
            found?.Days,
            top = Box(found?.Top),
            next = Box(found?.Next),
            lower = Box(found?.Lower),
            found?.TooLate,
        };
    }

    /// <summary>What recovery does to customers.</summary>
    public object Of(AskRecovery.Proof told)
    {
        var found = told.Found as RecoveryProofFound;
        object? Group(AfterGroup? one) => one is null ? null : new { one.Seen, cameAgain = Figure(one.CameAgain), satisfaction = Figure(one.Satisfaction) };
        return new
        {
            basis = Basis(told.Basis),
            told.Cases,
            reason = Reason(told.Found as CannotTell),
            found?.Days,
            recovered = Group(found?.Recovered),
            notRecovered = Group(found?.NotRecovered),
            untroubled = Group(found?.Untroubled),
            returnGap = Figure(found?.ReturnGap ?? told.Found),
            lostGap = Figure(found?.LostGap ?? told.Found),
            satisfactionGap = Figure(found?.SatisfactionGap ?? told.Found),
            beforeNextJourney = Figure(found?.BeforeNext ?? told.Found),
            hoursToRecovery = Figure(found?.HoursToRecovery ?? told.Found),
            found?.TooLate,
        };
    }

    /// <summary>Waits and scores.</summary>
    public object Of(AskWaits.Waits told)
    {
        var found = told.Found as WaitsFound;
        return new
        {
            basis = Basis(told.Basis),
            reason = Reason(told.Found as CannotTell),
            scale = found?.Scale.Name,
            touchpoint = told.Shown,
            bins = (found?.Bins ?? []).Select(bin => new { bin.FromSeconds, bin.BeforeSeconds, mean = Figure(bin.Mean), failShare = Figure(bin.FailShare) }),
            trends = told.All.Select(one => new
            {
                touchpoint = one.Stop,
                visits = one.Told.Pairs,
                pointsPerTenMinutes = Figure(one.Told.Slope),
                p = one.Told.Corrected,
            }),
        };
    }
}
