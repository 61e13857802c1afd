using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers;
using Tangent.App.Feedback.Voices;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using Tangent.Tests.Delivery;

namespace Tangent.Tests.Feedback.Voices;

/// <summary>Replies that are sent from the inbox.</summary>
public sealed class ReplyTests
{
    private static readonly Actor Officer = House.As(Role.ComplaintOfficer);

    [Theory, OnBothDatabases]
    public async Task A_reply_goes_to_the_address_that_the_customer_left_and_the_item_says_how_it_stands(DatabaseProvider provider)
    {
        await using var smtp = new FakeSmtp();
        await using var house = await MessageTests.Open(provider, delivery => MessageTests.Smtp(delivery, smtp));
        var taken = (await house.Get<TakeVoice>().Run(Officer, new(new(VoiceKind.Complaint, VoiceWay.Email, "师傅迟到", Email: "zhou@example.com",
            UnitId: house.RootUnit)), default)).Value;
        Assert.Equal([DeliveryChannel.Email], (await Show(house, taken.Id)).Ways);

        var nowhere = await house.Get<WriteOnVoice>().Run(Officer, new(taken.Id, "x", By: DeliveryChannel.Sms), default);
        Assert.Equal("delivery.no-address", nowhere.Failure!.Problems[0].Code);
        Assert.Null((await house.Get<WriteOnVoice>().Run(Officer,
            new(taken.Id, "非常抱歉，明天上午再来。", By: DeliveryChannel.Email, Subject: "关于您的反馈"), default)).Failure);
        Assert.Equal(MessageState.Waiting, Assert.Single((await Show(house, taken.Id)).Entries).Sent!.State);
        await house.Pump();

        var told = Assert.Single((await Show(house, taken.Id)).Entries);
        Assert.Equal((ReplyWay.Email, MessageState.Sent), (told.Told, told.Sent!.State));
        Assert.Contains("To: zhou@example.com", Assert.Single(smtp.Mails));
        Assert.Null((await house.Get<EndVoices>().Run(Officer, new([taken.Id], Disposition.Answered), default)).Value[0].Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_is_told_who_closed_the_way_or_is_unknown(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var taken = (await house.Get<TakeVoice>().Run(Officer, new(new(VoiceKind.Question, VoiceWay.Website, "几点开门", Phone: "13812342716",
            UnitId: house.RootUnit)), default)).Value;
        var unknown = (await house.Get<TakeVoice>().Run(Officer,
            new(new(VoiceKind.Question, VoiceWay.Website, "几点开门", UnitId: house.RootUnit)), default)).Value;
        var customer = await house.Db().Voices.Where(v => v.Id == taken.Id).Select(v => v.Customer!.Value).SingleAsync();
        await house.Get<CloseContactWay>().Run(House.As(Role.Director), new(customer, ContactWay.Sms, true), default);

        Assert.IsType<Fail.Conflict>((await house.Get<WriteOnVoice>().Run(Officer, new(taken.Id, "九点", By: DeliveryChannel.Sms), default)).Failure);
        Assert.Empty((await Show(house, taken.Id)).Ways);
        var nobody = await house.Get<WriteOnVoice>().Run(Officer, new(unknown.Id, "九点", By: DeliveryChannel.Sms), default);
        Assert.Equal("delivery.nobody", nobody.Failure!.Problems[0].Code);
        Assert.Empty(await house.Db().Messages.ToListAsync());
    }

    private static async Task<ShowVoice.Shown> Show(House house, Guid id) => (await house.Get<ShowVoice>().Run(Officer, new(id), default)).Value;
}
