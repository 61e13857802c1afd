using Microsoft.EntityFrameworkCore;
using Tangent.App.Delivery;
using Tangent.App.Delivery.Webhooks;
using Tangent.App.Recovery;
using Tangent.App.Recovery.Published;
using Tangent.App.Recovery.Steps;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.Tests.Delivery;

/// <summary>What other programs are told about cases.</summary>
public sealed class CaseWebhookTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task Each_turn_of_a_case_is_told_once_without_a_word_of_what_was_said(DatabaseProvider provider)
    {
        await using var house = await MessageTests.Open(provider, delivery => delivery.WebhookNetworks = ["127.0.0.0/8"]);
        var made = await house.Get<AddEndpoint>().Run(House.As(Role.Administrator),
            new(new("客户系统", "http://127.0.0.1:9/hook", [.. WebhookEvents.All], house.RootUnit)), Stop);
        Assert.Null(made.Failure);
        var id = (await house.Get<OpenCase>().Run(Director, new("1", "约的上午，三点才来", null, house.RootUnit), Stop)).Value;
        await house.Get<ListenToCase>().Run(Director, new(id, null, ReplyWay.Phone), Stop);
        await house.Get<GiveCase>().Run(Director, new(id, (await house.Unit("H1")).Id, null), Stop);
        await house.Get<EscalateCase>().Run(Director, new(id, "拖得太久"), Stop);
        await house.Get<CloseCase>().Run(Director, new(id, CaseEnd.Withdrawn, "客户来电撤回"), Stop);
        await house.Get<ReopenCase>().Run(Director, new(id, "又来了"), Stop);

        var told = await house.Db().OutboxMessages.Where(m => m.Type.StartsWith("webhooks.case-")).Select(m => m.Type).ToListAsync();
        Assert.Equal(["webhooks.case-ended", "webhooks.case-given", "webhooks.case-opened", "webhooks.case-reopened", "webhooks.case-stepped",
            "webhooks.case-stepped", "webhooks.case-stepped"], told.Order());

        var warned = new CaseClockWarned(id, "260748315520", house.RootUnit, ClockKind.Solution, 100, null, house.Clock.GetUtcNow().UtcDateTime);
        var cause = Guid.CreateVersion7(house.Clock.GetUtcNow());
        for (int i = 0; i < 2; i++) await house.Get<CaseWebhooks>().Handle(warned, cause, Stop);
        await house.Get<CaseWebhooks>().Handle(warned with { Percent = 80 }, Guid.Empty, Stop);
        var messages = await house.Db().Messages.OrderBy(m => m.Key).Select(m => new { m.Id, m.Key }).ToListAsync();
        Assert.Equal(["case.overdue", "case.warned"], messages.Select(m => m.Key.Split(':')[0]));
        var text = (await house.Get<ShowMessage>().Run(House.As(Role.Administrator), new(messages[0].Id), Stop)).Value.Text!;
        Assert.Contains("\"clock\":\"solution\",\"percent\":100", text, StringComparison.Ordinal);
    }
}
