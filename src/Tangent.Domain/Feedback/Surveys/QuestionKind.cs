namespace Tangent.Domain.Feedback.Surveys;

/// <summary>What kind of answer a question asks for.</summary>
public enum QuestionKind
{
    /// <summary>Willingness to recommend, 0 to 10 (净推荐值).</summary>
    Nps,

    /// <summary>Satisfaction, 1 to 5 (满意度).</summary>
    Csat,

    /// <summary>Ease, 1 to 7, high is good (费力度).</summary>
    Ces,

    /// <summary>A whole number on a scale of the question's own (量表).</summary>
    Scale,

    /// <summary>Several items on one scale, in one to three columns (矩阵).</summary>
    Grid,

    /// <summary>Two answers about one feature: if it is there, and if it is not (卡诺成对题).</summary>
    Kano,

    /// <summary>One of several options (单选).</summary>
    Choice,

    /// <summary>Some of several options (多选).</summary>
    Choices,

    /// <summary>All options in order (排序).</summary>
    Ranking,

    /// <summary>Words of the person's own (文字).</summary>
    Text,

    /// <summary>A whole number (数字).</summary>
    Number,

    /// <summary>A day (日期).</summary>
    Date,

    /// <summary>Agreement to something, by a tick (同意).</summary>
    Consent,

    /// <summary>A photo or a voice message; the last question, and never demanded (照片或语音).</summary>
    File,
}

/// <summary>The five answers of a Kano pair, in the order of its table.</summary>
public enum KanoReply
{
    /// <summary>I like it.</summary>
    Like,

    /// <summary>It must be so.</summary>
    MustBe,

    /// <summary>I do not mind.</summary>
    Neutral,

    /// <summary>I can live with it.</summary>
    LiveWith,

    /// <summary>I dislike it.</summary>
    Dislike,
}

/// <summary>What a kind of question is.</summary>
public static class QuestionKinds
{
    /// <summary>Whether a person picks a number on a scale that is drawn.</summary>
    public static bool IsScored(this QuestionKind kind) => kind is QuestionKind.Nps or QuestionKind.Csat or QuestionKind.Ces or QuestionKind.Scale;

    /// <summary>Whether the question has options.</summary>
    public static bool HasOptions(this QuestionKind kind) => kind is QuestionKind.Choice or QuestionKind.Choices or QuestionKind.Ranking;

    /// <summary>Whether the ends of its scale are its own.</summary>
    public static bool HasOwnScale(this QuestionKind kind) => kind is QuestionKind.Scale or QuestionKind.Grid;

    /// <summary>By which kind of instrument a judgement is known that comes from such a question.</summary>
    public static Instrument Instrument(this QuestionKind kind) => kind switch
    {
        QuestionKind.Nps => Feedback.Instrument.Nps,
        QuestionKind.Csat => Feedback.Instrument.Csat,
        QuestionKind.Ces => Feedback.Instrument.Ces,
        _ => Feedback.Instrument.Other,
    };
}
