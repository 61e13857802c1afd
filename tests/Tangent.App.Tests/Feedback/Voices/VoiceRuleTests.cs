using Tangent.Domain;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.Tests.Feedback.Voices;

public sealed class VoiceRuleTests
{
    private static readonly DateTime Now = new(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_number_is_made_of_month_chance_and_a_check_digit() =>
        Assert.Equal(("260748315520", "2607-4831-5520"), (VoiceNumber.Of(Now, 4831552), VoiceNumber.Shown("260748315520")));

    [Theory]
    [InlineData("2607-4831-5520", "260748315520")]
    [InlineData(" ２６０７ 4831 5520", "260748315520")]
    [InlineData("2607-4831-5521", null)]      // one digit misheard
    [InlineData("2607-4813-5520", null)]      // two digits swapped
    [InlineData("48", null)]
    [InlineData(null, null)]
    public void A_number_is_read_in_any_writing_and_a_misheard_one_is_none(string? typed, string? number) =>
        Assert.Equal(number, VoiceNumber.Read(typed));

    [Fact]
    public void Working_days_pass_over_weekends_and_holidays_and_count_days_that_make_up_for_them()
    {
        var friday = new DateOnly(2026, 7, 3);
        Assert.Equal(new(2026, 7, 8), WorkDays.Plain.After(friday, 3));
        Assert.Equal(friday, WorkDays.Plain.After(friday, 0));
        // National day 2026 with a worked Saturday after it.
        var days = new WorkDays(Enumerable.Range(1, 7).Select(day => new DateOnly(2026, 10, day)).ToHashSet(), new HashSet<DateOnly> { new(2026, 10, 10) });
        Assert.Equal(new(2026, 10, 10), days.After(new(2026, 9, 30), 3));
        // A list that leaves no day is a mistake, not an endless loop.
        var none = new WorkDays(Enumerable.Range(0, 4000).Select(day => friday.AddDays(day)).ToHashSet(), new HashSet<DateOnly>());
        Assert.True(none.After(friday, 5) > friday);
    }

    [Fact]
    public void An_item_is_due_when_the_last_day_is_over_where_its_unit_is() => Assert.Equal(new DateTime(2026, 7, 8, 16, 0, 0, DateTimeKind.Utc),
        WorkDays.Plain.EndUtc(new(2026, 6, 30, 17, 0, 0, DateTimeKind.Utc), 5, "Asia/Shanghai"));

    [Fact]
    public void Who_complained_and_can_be_told_is_told_before_it_ends()
    {
        var complaint = Waiting(VoiceKind.Complaint) with { Customer = 7 };
        Assert.IsType<Fail.Conflict>(complaint.End(Disposition.NoAction, "not ours", Now).Failure);
        Assert.IsType<Fail.Conflict>(complaint.End(Disposition.Answered, null, Now).Failure);
        Assert.Null(complaint.Tell(Now).End(Disposition.Answered, null, Now).Failure);
        Assert.Null((complaint with { Customer = null }).End(Disposition.NoAction, "nobody to ask", Now).Failure);
    }

    [Fact]
    public void What_nobody_does_anything_about_has_a_reason_and_praise_alone_is_passed_on()
    {
        Assert.IsType<Fail.Invalid>(Waiting(VoiceKind.Suggestion).End(Disposition.NoAction, null, Now).Failure);
        Assert.IsType<Fail.Invalid>(Waiting(VoiceKind.Suggestion).End(Disposition.Forwarded, null, Now).Failure);
        Assert.IsType<Fail.Invalid>(Waiting(VoiceKind.Suggestion).End(Disposition.PassedOn, null, Now).Failure);
        Assert.IsType<Fail.Invalid>(Waiting(VoiceKind.Suggestion).End(Disposition.Duplicate, null, Now).Failure);
        Assert.Null(Waiting(VoiceKind.Suggestion).End(Disposition.BecameIdea, null, Now).Failure);
        var praise = Waiting(VoiceKind.Praise).End(Disposition.PassedOn, null, Now).Value;
        Assert.Equal(new VoiceState.Ended(Now, Disposition.PassedOn, null, null), praise.State);
        Assert.IsType<Fail.Conflict>(praise.End(Disposition.BecameIdea, null, Now).Failure);
    }

    [Fact]
    public void A_merge_is_taken_back_exactly()
    {
        var (one, other) = (Waiting(VoiceKind.Question), Waiting(VoiceKind.Question) with { Id = Guid.Parse("00000000-0000-7000-8000-0000000000b2") });
        var merged = one.Merge(other, Now).Value;
        Assert.Equal(new VoiceState.Ended(Now, Disposition.Duplicate, null, other.Id), merged.State);
        Assert.IsType<Fail.Conflict>(merged.Reopen().Failure);
        Assert.IsType<Fail.Invalid>(other.Merge(merged, Now).Failure);
        Assert.IsType<Fail.Invalid>(one.Merge(one, Now).Failure);
        Assert.Equal(one with { Version = 3 }, merged.Part().Value);
    }

    [Theory]
    [InlineData("a\0b\u202Ec\u2066d\uFEFF", "abcd")]
    [InlineData("  第一行\r\n第二行\t完 ", "第一行\n第二行 完")]
    [InlineData("half \ud83d pair", "half  pair")]
    [InlineData(" \u200e \u0007 ", "\u200e")]
    [InlineData("\0\u0001", null)]
    public void Words_lose_what_cannot_be_text_or_turns_that_of_others(string told, string? kept) => Assert.Equal(kept, WrittenText.Clean(told));

    private static Voice Waiting(VoiceKind kind) => new()
    {
        Id = Guid.Parse("00000000-0000-7000-8000-0000000000b1"),
        Number = "260748315520",
        Kind = kind,
        Way = VoiceWay.InPerson,
        Source = "inbox",
        ExternalId = "1",
        Words = "words",
        UnitId = Guid.Empty,
        GivenUtc = Now,
        ReceivedUtc = Now,
        DueUtc = Now.AddDays(5),
        Found = "words",
    };
}
