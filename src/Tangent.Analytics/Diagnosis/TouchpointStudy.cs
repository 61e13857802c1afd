using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Diagnosis;

/// <summary>The four things by which customers perceive a service (快捷, 便利, 准确, 舒适).</summary>
public enum Perceived
{
    /// <summary>Fast (快捷).</summary>
    Fast,

    /// <summary>Easy (便利).</summary>
    Easy,

    /// <summary>Right (准确).</summary>
    Right,

    /// <summary>Pleasant (舒适).</summary>
    Pleasant,
}

/// <summary>From what a criterion is told: what the log or the feedback really hold.</summary>
public enum EvidenceKind
{
    /// <summary>Median wait, seconds.</summary>
    Wait,

    /// <summary>Median time from start to end, seconds.</summary>
    Duration,

    /// <summary>Mean answer to "it was easy" (CES).</summary>
    Effort,

    /// <summary>Share who found it easy: the upper third of the scale, 5 to 7 of 7.</summary>
    EasyShare,

    /// <summary>Share of encounters here whose customer came to the same touchpoint again within a week, in the same journey.</summary>
    Again,

    /// <summary>Share of encounters here after which the customer went on over another channel, of those who went on.</summary>
    OtherChannel,

    /// <summary>Share of journeys beginning here that needed no other contact within a week.</summary>
    FirstContact,

    /// <summary>Share who are satisfied (CSAT, the upper two answers).</summary>
    Satisfied,

    /// <summary>Mean score of all judgements here that ask neither for effort nor for recommendation.</summary>
    Score,
}

/// <summary>One piece of evidence.</summary>
/// <param name="Kind">From what.</param>
/// <param name="Figure">Seconds, points of a scale or a share, as the kind says.</param>
/// <param name="Scale">The scale of the figure where it is one of points; else null.</param>
public sealed record CriterionFigure(EvidenceKind Kind, Estimate Figure, Scale? Scale = null);

/// <summary>What is known of a criterion; nothing where neither log nor feedback hold anything of it, and then why.</summary>
/// <param name="What">Which.</param>
/// <param name="Figures">What was found.</param>
/// <param name="Reason">Why nothing was found; null where something was.</param>
public sealed record Criterion(Perceived What, IReadOnlyList<CriterionFigure> Figures, CannotTell? Reason);

/// <summary>Answers to one instrument.</summary>
/// <param name="Score">NPS in points, CSAT as a share, CES as a mean: an <see cref="Estimate"/>, or why there is none.</param>
/// <param name="Scale">The scale on which they answered: the commonest; answers on others are left out. Null without any.</param>
/// <param name="IsOfJourneys">Whether nobody was asked at the touchpoint, and the answers are of whole journeys that came through it.</param>
public sealed record InstrumentScore(Answer Score, Scale? Scale, bool IsOfJourneys);

/// <summary>How even a touchpoint is (F-16).</summary>
/// <param name="BetweenUnits">ICC(1): share of the variance of scores that lies between units.</param>
/// <param name="BetweenChannels">The same between channels.</param>
/// <param name="BetweenEmployees">The same between employees.</param>
/// <param name="Journeys">Mean consistency of the journeys that came through, 0 to 1.</param>
/// <param name="Confusing">Share of these journeys, with two scores and more, that hold a top and a failing score.</param>
public sealed record Evenness(Answer BetweenUnits, Answer BetweenChannels, Answer BetweenEmployees, Answer Journeys, Answer Confusing);

/// <summary>How often encounters ended so.</summary>
/// <param name="Outcome">Number of the outcome.</param>
/// <param name="Share">Share of the encounters here whose outcome is known.</param>
public sealed record OutcomeShare(int Outcome, Answer Share);

/// <summary>All that journeys and judgements say of one touchpoint.</summary>
/// <param name="Touchpoint">Its number.</param>
/// <param name="Encounters">Encounters there.</param>
/// <param name="Journeys">Journeys that came through.</param>
/// <param name="Reach">Their share of all journeys.</param>
/// <param name="Scale">Scale of the mean; null without judgements of touchpoints.</param>
/// <param name="Mean">Mean score.</param>
/// <param name="Effect">Positive, negative and net effect.</param>
/// <param name="Nps">Net promoter score.</param>
/// <param name="Csat">Share in the upper two answers.</param>
/// <param name="Ces">Mean ease.</param>
/// <param name="Criteria">The four criteria, always all of them in their order.</param>
/// <param name="Outcomes">How encounters ended, the commonest first.</param>
/// <param name="Evenness">Consistency.</param>
/// <param name="Trend">By month and week.</param>
/// <param name="Units">Units side by side at this touchpoint.</param>
public sealed record TouchpointStudy(
    int Touchpoint, int Encounters, int Journeys, Answer Reach, Scale? Scale, Answer Mean, NetEffect Effect, InstrumentScore Nps, InstrumentScore Csat,
    InstrumentScore Ces, IReadOnlyList<Criterion> Criteria, IReadOnlyList<OutcomeShare> Outcomes, Evenness Evenness, Trend Trend, UnitsCompared Units);
