namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Waiting lines.</summary>
    private static Metric[] Queues =>
    [
        new(
            "erlang-b", "Blocking",
            "How many find all servers busy and are lost?",
            "B₀ = 1, Bₛ = aBₛ₋₁/(s + aBₛ₋₁)",
            "Erlang 1917",
            0, [],
            "Per cent, one decimal; a model, so without interval."),
        new(
            "erlang-c", "Waiting",
            "How many wait, and how long?",
            "C = B/(1 − ρ(1 − B)); level 1 − C·exp(−(s − a)t/service); wait C·service/(s − a)",
            "Erlang 1917; Cooper 1981, Introduction to Queueing Theory",
            0, ["analytics.overloaded"],
            "Per cent and seconds; \"assumes that nobody leaves\" beside it; occupancy above 90 % is marked."),
        new(
            "erlang-a", "Waiting with impatience",
            "How many wait, are served in time, or give up?",
            "Birth–death chain with leaving θ per waiting customer; P(wait > t) = λe^(−θt)J(t)/(E + λJ(0))",
            "Garnett, Mandelbaum and Reiman 2002, M&SOM 4:208-227",
            0, ["analytics.not-settled"],
            "Per cent and seconds, with the patience assumed."),
        new(
            "staffing", "Staffing",
            "How many people does the counter need?",
            "Least s with level and occupancy as asked; positions = s/(1 − shrinkage), rounded up",
            "Erlang 1917",
            0, ["analytics.no-observations", "analytics.overloaded"],
            "Whole people at the counter and on the roster, with what customers then meet."),
    ];
}
