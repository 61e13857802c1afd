using Tangent.Analytics.Comments;
using Tangent.App.Insights;

namespace Tangent.Web.Api;

/// <summary>What customers write of.</summary>
public sealed partial class InsightJson
{
    /// <summary>Themes and touchpoints of comments.</summary>
    public object Of(AskThemes.Themes told) => new
    {
        basis = Basis(told.Basis),
        comments = new
        {
            told.Comments.Comments,
            told.Comments.Unclear,
            told.Comments.Scored,
            scale = told.Comments.Scale?.Name,
            positive = Figure(told.Comments.Positive),
        },
        themes = told.All.Select(theme => new
        {
            theme.Topic.Code,
            theme.Topic.NameZh,
            theme.Topic.NameEn,
            figures = Figures(theme.Group),
            touchpoints = theme.Spoken.Select(at => new { touchpoint = at.Stop, share = Figure(at.Share) }),
            theme.Quotes,
        }),
        touchpoints = told.Touchpoints.Select(at => new { touchpoint = at.Stop, figures = Figures(at.Group), at.Quotes }),
    };

    private object Figures(CommentGroup group) => new
    {
        count = group.Rows.Count,
        share = Figure(group.Share),
        positive = Figure(group.Positive),
        meanScore = Figure(group.Mean),
        effect = Figure(group.Effect),
    };
}
