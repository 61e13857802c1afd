namespace Tangent.Domain.Customers;

/// <summary>What a customer asks to be done about what is kept of them (PIPL art. 15 and 44 to 50).</summary>
public enum PrivacyAsk
{
    /// <summary>查阅复制: everything that is held, handed out.</summary>
    Copy,

    /// <summary>更正补充.</summary>
    Correct,

    /// <summary>删除.</summary>
    Erase,

    /// <summary>撤回同意.</summary>
    WithdrawConsent,

    /// <summary>投诉处理方式: about how data is handled.</summary>
    Complain,
}

/// <summary>By what the house knows that it is the customer who asks.</summary>
public enum IdentityProof
{
    /// <summary>An identity paper was looked at.</summary>
    Paper,

    /// <summary>A code that went to the contact that is known.</summary>
    Code,

    /// <summary>Called back at the number that is known.</summary>
    CalledBack,

    /// <summary>Somebody with a written power of attorney; both were checked.</summary>
    Attorney,
}

/// <summary>How far a request is.</summary>
public enum PrivacyState
{
    /// <summary>待处理.</summary>
    Open,

    /// <summary>已办结.</summary>
    Done,

    /// <summary>已拒绝: with the reason.</summary>
    Refused,
}

/// <summary>What was done about a request: the proof that is shown to whoever asks for it.</summary>
public enum PrivacyAct
{
    /// <summary>It was taken down.</summary>
    Taken,

    /// <summary>It was checked who asks.</summary>
    Checked,

    /// <summary>A copy was handed out; its hash stands beside it.</summary>
    HandedOut,

    /// <summary>The customer was erased.</summary>
    Erased,

    /// <summary>It ended as asked.</summary>
    Done,

    /// <summary>It was refused.</summary>
    Refused,
}

/// <summary>A request of a customer about what is kept of them (个人信息权利请求), with its clock.</summary>
public sealed record PrivacyRequest
{
    // Of the time, in percent: when those who answer for it are told.
    private static readonly int[] Warnings = [50, 80, 100];

    /// <summary>Longest words.</summary>
    public const int LongestWords = 1000;

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the customer whose data it is about.</summary>
    public required long CustomerId { get; init; }

    /// <summary>What is asked.</summary>
    public required PrivacyAsk Ask { get; init; }

    /// <summary>What the customer said, as told.</summary>
    public string? Words { get; init; }

    /// <summary>By what it is known who asks; null: not yet checked.</summary>
    public IdentityProof? Proof { get; init; }

    /// <summary>When it came.</summary>
    public required DateTime ReceivedUtc { get; init; }

    /// <summary>By when it must have ended.</summary>
    public required DateTime DueUtc { get; init; }

    /// <summary>How far it is.</summary>
    public PrivacyState State { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTime? EndedUtc { get; init; }

    /// <summary>Why it was refused, or what was done about it.</summary>
    public string? Answer { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When its clock is looked at next, or null: it has ended, or everybody was told that its time is over.</summary>
    public DateTime? LookUtc { get; init; }

    /// <summary>A request that comes now, to be ended within so many days.</summary>
    public PrivacyRequest Begun() => this with { LookUtc = MomentOf(Warnings[0]) };

    /// <summary>Looks at the clock.</summary>
    /// <returns>The request, to be looked at again when the next part of its time is over, and the part that is, in percent.</returns>
    public (PrivacyRequest After, int Percent) Look(DateTime nowUtc)
    {
        int percent = Warnings.LastOrDefault(part => MomentOf(part) <= nowUtc);
        int next = Array.Find(Warnings, part => part > percent);
        return (this with { LookUtc = next == 0 ? null : MomentOf(next), Version = Version + 1 }, percent);
    }

    /// <summary>How much of the time is over, in percent: of an open request until now, of an ended one until its end.</summary>
    public int PercentOver(DateTime nowUtc)
    {
        double passed = ((EndedUtc ?? nowUtc) - ReceivedUtc) / (DueUtc - ReceivedUtc);
        return (int)Math.Clamp(passed * 100, 0, 999);
    }

    /// <summary>Somebody has looked who asks. What ended is past that.</summary>
    public Outcome<PrivacyRequest> Check(IdentityProof proof) => State != PrivacyState.Open ? Fail.Clash("privacy.has-ended")
        : proof == Proof ? this : this with { Proof = proof, Version = Version + 1 };

    /// <summary>Whether something may be given away or taken on its strength: only for this wish, while it is open, and when it is known who asks.</summary>
    public Fail? Refuses(PrivacyAsk ask)
    {
        if (State != PrivacyState.Open) return Fail.Clash("privacy.has-ended");
        if (Ask != ask) return Fail.Clash("privacy.asks-other");
        return Proof is null ? Fail.Clash("privacy.not-checked") : null;
    }

    /// <summary>Ends it. Nothing is done for somebody of whom it is not known who they are; refusing them is possible.</summary>
    public Outcome<PrivacyRequest> End(bool isDone, string? answer, DateTime nowUtc)
    {
        if (State != PrivacyState.Open) return Fail.Clash("privacy.has-ended");
        if (isDone && Proof is null) return Fail.Clash("privacy.not-checked");
        return this with
        {
            State = isDone ? PrivacyState.Done : PrivacyState.Refused,
            Answer = answer,
            EndedUtc = nowUtc,
            LookUtc = null,
            Version = Version + 1,
        };
    }

    /// <summary>The customer was erased: what was asked is done, whoever looked who asked.</summary>
    public PrivacyRequest Carried(DateTime nowUtc) => this with { State = PrivacyState.Done, EndedUtc = nowUtc, LookUtc = null, Version = Version + 1 };

    private DateTime MomentOf(int percent) => ReceivedUtc.AddTicks((DueUtc - ReceivedUtc).Ticks / 100 * percent);
}
