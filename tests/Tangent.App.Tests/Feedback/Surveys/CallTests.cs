using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.App.Customers;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Feedback.Surveys.Calls;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.Tests.Feedback.Surveys;

public sealed class CallTests
{
    private static readonly Actor Analyst = House.As(Role.Analyst), One = House.As(Role.Clerk),
        Other = One with { Id = new("00000000-0000-7000-8000-0000000002ff") };

    [Theory, OnBothDatabases]
    public async Task A_customer_is_called_by_one_interviewer_and_the_answers_stand_with_both(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var survey = await Listed(house, new("C-1", "13812342716", "O-7"), new("C-2"), new(null, "13900001111"), new("C-1"));

        var mine = (await Take(house, One, survey))!.Value;
        Assert.Equal(mine, await Take(house, One, survey));
        var theirs = (await Take(house, Other, survey))!.Value;
        Assert.NotEqual(mine, theirs);
        Assert.Equal("+8613812342716", (await house.Get<ShowCalls>().Run(One, new(survey), default)).Value.Current!.Phone);
        Assert.Null((await house.Get<ShowCalls>().Run(Analyst, new(survey), default)).Value.Current);
        Assert.Equal("calls.not-yours", (await End(house, Other, survey, mine, CallEnd.Answered, ("q1", "4"))).Failure!.Problems[0].Code);
        Assert.Equal("surveys.answer-none", (await End(house, One, survey, mine, CallEnd.Answered)).Failure!.Problems[0].Code);

        Assert.Equal(CallState.Answered, (await End(house, One, survey, mine, CallEnd.Answered, ("q1", "4"))).Value);
        Assert.Equal(CallState.Refused, (await End(house, Other, survey, theirs, CallEnd.Refused)).Value);
        Assert.Equal("calls.not-yours", (await End(house, One, survey, mine, CallEnd.Answered, ("q1", "4"))).Failure!.Problems[0].Code);
        var row = await house.Db().SurveyResponses.SingleAsync(response => response.Outcome == ResponseOutcome.Complete);
        Assert.Equal((AskChannel.Phone, One.Id, "O-7"), (row.Channel, row.EnteredBy!.Value, row.Journey));
        Assert.NotNull(row.Customer);
        var shown = (await house.Get<ShowCalls>().Run(Analyst, new(survey), default)).Value;
        Assert.Equal((1, 0.5), (shown.Due, Assert.IsType<Estimate>(shown.Reached).Point));
        Assert.False(await house.Db().SurveyCalls.AnyAsync(call => call.State != CallState.Waiting && call.Phone != null));
    }

    [Theory, OnBothDatabases]
    public async Task Who_does_not_answer_is_called_again_later_and_at_last_left_alone(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var survey = await Listed(house, new CallFields("C-1"));
        for (int i = 1; i <= EndCall.MostTries; i++)
        {
            var call = (await Take(house, One, survey))!.Value;
            Assert.Equal(i == EndCall.MostTries ? CallState.GivenUp : CallState.Waiting, (await End(house, One, survey, call, CallEnd.NoAnswer)).Value);
            Assert.Null(await Take(house, One, survey));
            house.Clock.Pass(TimeSpan.FromHours(5));
        }
        Assert.Equal(1, (await house.Get<MakeCalls>().Run(One, new(survey, [new("C-1")]), default)).Value);
        var again = (await Take(house, One, survey))!.Value;
        var now = house.Clock.GetUtcNow().UtcDateTime;
        var past = await house.Get<EndCall>().Run(One, new(survey, again, CallEnd.CallBack, now.AddDays(-1)), default);
        Assert.Equal("calls.call-back", past.Failure!.Problems[0].Code);
        Assert.Null((await house.Get<EndCall>().Run(One, new(survey, again, CallEnd.CallBack, now.AddDays(1)), default)).Failure);
        Assert.Null(await Take(house, Other, survey));
        house.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(again, await Take(house, Other, survey));
        Assert.Equal(["calls.nobody", "customers.identifier-shape"], (await house.Get<MakeCalls>().Run(One, new(survey, [new(null), new(null, "12")]), default))
            .Failure!.Problems.Select(one => one.Code));
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_erased_is_not_called_any_more(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var survey = await Listed(house, new CallFields("C-1", "13812342716"));
        long number = (await house.Db().SurveyCalls.SingleAsync()).Customer!.Value;
        Assert.Null((await house.Get<EraseCustomer>().Run(House.As(Role.Administrator), new(number, true), default)).Failure);

        Assert.Null(await Take(house, One, survey));
        var call = await house.Db().SurveyCalls.SingleAsync();
        Assert.Equal((null, null, null, CallState.GivenUp), (call.Customer, call.Name, call.Phone, call.State));
    }

    private static async Task<Guid?> Take(House house, Actor who, Guid survey) => (await house.Get<TakeCall>().Run(who, new(survey), default)).Value;

    private static Task<Outcome<CallState>> End(House house, Actor who, Guid survey, Guid call, CallEnd end, params (string, string)[] told) =>
        house.Get<EndCall>().Run(who, new(survey, call, end, Told: SurveyDocumentTests.Told(told)), default);

    private static async Task<Guid> Listed(House house, params CallFields[] people)
    {
        var survey = (await house.Get<MakeSurvey>().Run(Analyst, new(house.RootUnit, "csat"), default)).Value.Value;
        Assert.Null((await house.Get<PublishSurvey>().Run(Analyst, new(survey), default)).Failure);
        Assert.Equal(people.Select(one => one.Customer ?? one.Phone).Distinct().Count(),
            (await house.Get<MakeCalls>().Run(One, new(survey, people), default)).Value);
        return survey;
    }
}
