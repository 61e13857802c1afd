using Tangent.Analytics;
using Tangent.Analytics.Control;
using Tangent.Analytics.Diagnosis;
using Tangent.App.Insights;

namespace Tangent.Web.Api;

/// <summary>Scorecard of one touchpoint, units side by side and trends, as programs get them.</summary>
public sealed partial class InsightJson
{
    /// <summary>The whole scorecard of a touchpoint.</summary>
    public object Of(AskTouchpoint.Scorecard told)
    {
        var card = told.Told;
        return new
        {
            basis = Basis(told.Basis),
            touchpoint = told.Stop,
            card.Encounters,
            card.Journeys,
            reach = Figure(card.Reach),
            mean = Figure(card.Mean),
            positive = Figure(card.Effect.Positive),
            negative = Figure(card.Effect.Negative),
            net = Figure(card.Effect.Net),
            nps = Instrument(card.Nps),
            csat = Instrument(card.Csat),
            ces = Instrument(card.Ces),
            criteria = card.Criteria.Select(one => new
            {
                criterion = Camel(one.What),
                evidence = one.Figures.Select(figure => new { from = Camel(figure.Kind), scale = figure.Scale?.Name, figure = Figure(figure.Figure) }),
                reason = Reason(one.Reason),
            }),
            outcomes = told.Outcomes.Select(one => new { one.Outcome, share = Figure(one.Told.Share) }),
            before = told.Before.Select(one => new { touchpoint = one.Stop, share = Figure(one.Share) }),
            after = told.After.Select(one => new { touchpoint = one.Stop, share = Figure(one.Share) }),
            consistency = new
            {
                betweenUnits = Figure(card.Evenness.BetweenUnits),
                betweenChannels = Figure(card.Evenness.BetweenChannels),
                betweenEmployees = Figure(card.Evenness.BetweenEmployees),
                journeys = Figure(card.Evenness.Journeys),
                confusing = Figure(card.Evenness.Confusing),
            },
            trend = Trend(card.Trend),
            units = Units(told.Units),
        };
    }

    /// <summary>Units side by side.</summary>
    public object Of(AskUnits.Compared told) => new { basis = Basis(told.Basis), touchpoint = told.Stop, compared = Units(told) };

    /// <summary>Trends.</summary>
    public object Of(AskTrends.Found told) => new
    {
        basis = Basis(told.Basis),
        trends = told.All.Select(one => new { touchpoint = one.Stop, trend = Trend(one.Told) }),
    };

    private object Instrument(InstrumentScore told) => new { score = Figure(told.Score), scale = told.Scale?.Name, ofJourneys = told.IsOfJourneys };

    private object Units(AskUnits.Compared told) => new
    {
        told.Told.Centre,
        betweenUnits = told.Told.Between,
        failShare = told.Told.FailCentre,
        units = told.All.Select(one => new
        {
            one.Unit,
            one.Told.N,
            mean = Figure(one.Told.Mean),
            shrunken = Figure(one.Told.Shrunken),
            rank = one.Told.Rank is { } rank ? new { point = rank.IsShown ? rank.Rank : (int?)null, rank.Low, rank.High } : null,
            difference = Figure(one.Told.Difference),
            p = one.Told.Corrected,
            standing = Camel(one.Told.Standing),
            failShare = Figure(one.Told.Fails),
            adjustedFailShare = one.Told.Adjusted,
            shrunkenFailShare = Figure(one.Told.ShrunkenFails),
            limits = one.Told.Limits is { } limits ? new { limits.Low95, limits.High95, limits.Low998, limits.High998 } : null,
            funnel = Camel(one.Told.Place),
        }),
        tooFew = told.Thin.Select(one => new { one.Unit, one.N }),
    };

    private object Trend(Trend told) => new
    {
        months = told.Months.Select(month => new
        {
            month = month.From,
            month.N,
            mean = Figure(month.Mean),
            failShare = Figure(month.Fails),
            nps = Figure(month.Nps)
        }),
        means = Weeks(told.Means),
        failShares = Weeks(told.Fails),
    };

    private object Weeks(Answer told) => told is WeekChart weeks
        ? new
        {
            weeks.Chart.Centre,
            baseWeeks = weeks.Chart.BasePoints,
            baseEnd = weeks.BaseEnd,
            points = weeks.Chart.Points.Select((point, at) => new
            {
                week = weeks.Weeks[at],
                n = weeks.Sizes[at],
                point.Value,
                point.Low,
                point.High,
                signals = Members(point.Raised),
            }),
        }
        : new { centre = (double?)null, reason = Reason(told as CannotTell) };

    private static IEnumerable<string> Members(Signals raised) =>
        Enum.GetValues<Signals>().Where(one => System.Numerics.BitOperations.IsPow2((int)one) && raised.HasFlag(one)).Select(Camel);
}
