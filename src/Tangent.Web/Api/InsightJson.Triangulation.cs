using Tangent.App.Insights;

namespace Tangent.Web.Api;

/// <summary>Sources side by side.</summary>
public sealed partial class InsightJson
{
    /// <summary>Sources side by side.</summary>
    public object Of(AskTriangulation.Triangulated told) => new
    {
        basis = Basis(told.Basis),
        told.Comparisons,
        touchpoints = told.All.Select(at => new
        {
            touchpoint = at.Stop,
            sources = at.Sources.Select(said => new { source = Camel(said.Source), figure = Figure(said.Figure), said.Company, said.Side }),
            waitSeconds = Figure(at.Wait),
            contradictions = at.Contradictions.Select(one => new { praises = Camel(one.Praises), blames = Camel(one.Blames) }),
        }),
    };
}
