using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Touchpoints.Blueprints;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Blueprints;

namespace Tangent.Web.Tests.Parts;

public sealed partial class PageWorld
{
    private string blueprint = "-";
    private Guid privacy;

    // Some pages show more where their address asks something.
    private string Asking(string address) => address switch
    {
        _ when address.EndsWith("/row", StringComparison.Ordinal) => address + "?row=3",
        _ when address.EndsWith("/sample", StringComparison.Ordinal) => address + "?strata=A+100&margins=unit+*%0Atouchpoint+T13+1",
        _ when address.EndsWith(map, StringComparison.Ordinal) => address + "?version=0&against=1&at=wait",
        _ when address.EndsWith($"{map}/edit", StringComparison.Ordinal) => address + "?at=wait",
        _ when address.EndsWith(blueprint, StringComparison.Ordinal) => address + "?version=0&against=1&at=agent.frontStage",
        _ when address.EndsWith($"{blueprint}/edit", StringComparison.Ordinal) => address + "?at=agent.frontStage",
        "/standards/alerts" => $"{address}?rule={alert}&firing={firing}",
        "/commitments/breaches" => $"{address}?breach={broken}",
        "/privacy" => $"{address}?request={privacy}",
        _ => address,
    };

    // Published once and written on: with failure points, waits, moments, ways back and a place that is looked at.
    private async Task Blueprint(Actor who, Guid unit)
    {
        Task<T> Act<TAct, T>(Func<TAct, Task<T>> act) where TAct : notnull => Site.With(services => act(services.GetRequiredService<TAct>()));
        var id = (await Act((MakeBlueprint act) => act.Run(who, new(unit, "hotline"), default))).Value.Value;
        await Act((SubmitBlueprint act) => act.Run(who, new(id), default));
        await Act((PublishBlueprint act) => act.Run(who, new(id, [.. Enum.GetValues<DesignPrinciple>()]), default));
        var document = BlueprintTemplate.Of("hotline")!.Document;
        var changed = document.MoveStep("close", 1).With(document.Steps[0] with { Touchpoint = "T13" });
        await Act((WriteBlueprint act) => act.Run(who, new(id, null, changed), default));
        await Act((NoteBlueprint act) => act.Run(who, new(id, "排队播报要说清多久", "queue"), default));
        examples["/blueprints/{Id}"] = blueprint = id.ToString();
    }
}
