using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Feedback.Observed;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;

namespace Tangent.Web.Tests.Parts;

/// <summary>What observers saw in the world of pages.</summary>
public sealed partial class PageWorld
{
    // Watched once with a critical failure, which the unit disputes; and a programme of visits that is still to be planned.
    private async Task Observed(Actor who, Guid unit)
    {
        Task<T> Act<TAct, T>(Func<TAct, Task<T>> act) where TAct : notnull => Site.With(services => act(services.GetRequiredService<TAct>()));
        const string Lines = """
            # 迎接 / Welcome
            主动问好 / Greets first | yes-no | critical
            讲解 / Explains | 0-10 | na | x2
            等候人数 / People waiting | count
            插队 / Jumps the line | tap
            签字 / Signing | pain
            """;
        var form = (await Act((WriteForm act) => act.Run(who, new(null, unit, FormLines.Read("上门 / Visit", Lines).Value), default))).Value;
        var watched = (await Act((MakeProgramme act) => act.Run(who, new(ObservedKind.Observation, "上门观察", unit, form, "T13", "站在一旁，不打扰"), default))).Value;
        var now = Site.Clock.GetUtcNow().UtcDateTime;
        examples["/observed/{Id}"] = Guid.CreateVersion7(Site.Clock.GetUtcNow()).ToString();
        Assert.Null((await Act((SendSheet act) => act.Run(who, new(Guid.Parse(examples["/observed/{Id}"]), watched, unit,
            new Dictionary<string, string> { ["i1"] = "no", ["i2"] = "7" },
            [new(now, "i3", 4), new(now, "i4"), new(now, "i5", 6, "找不到签字处")], "人多"), default))).Failure);
        await Act((DisputeObservation act) => act.Run(who, new(Guid.Parse(examples["/observed/{Id}"]), "那天系统故障"), default));
        examples["/observed/fill/{Id}"] = watched.ToString();
        examples["/observed/programmes/{Id}"] =
            (await Act((MakeProgramme act) => act.Run(who, new(ObservedKind.Visit, "上门暗访", unit, form, "T13"), default))).Value.ToString();
        examples["/observed/forms/{Id}"] = form.ToString();
    }
}
