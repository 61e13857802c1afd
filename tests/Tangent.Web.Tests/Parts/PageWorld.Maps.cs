using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Touchpoints.Maps;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Maps;

namespace Tangent.Web.Tests.Parts;

public sealed partial class PageWorld
{
    private string map = "-";

    // Published once and written on: with evidence in and out of sight, a map within a step, ideas, a step that is looked at.
    private async Task JourneyMap(Actor who, Guid unit)
    {
        Task<T> Act<TAct, T>(Func<TAct, Task<T>> act) where TAct : notnull => Site.With(services => act(services.GetRequiredService<TAct>()));
        var inner = (await Act((MakeJourneyMap act) => act.Run(who, new(unit, "before-during-after"), default))).Value.Value;
        var id = (await Act((MakeJourneyMap act) => act.Run(who, new(unit, "telecom-repair"), default))).Value.Value;
        await Act((SubmitJourneyMap act) => act.Run(who, new(id), default));
        await Act((PublishJourneyMap act) => act.Run(who, new(id), default));
        var document = MapTemplate.Of("telecom-repair")!.Document;
        var wait = document["wait"]!;
        var changed = document.MoveStep("self", -1).With(document.Steps[0] with { Touchpoint = "T13", Place = null }).With(wait with
        {
            Inner = inner,
            Feeling = 1,
            Senses = [new(Sense.Sound, wait.Does)],
            Points = [wait.Points[0] with { Evidence = [new(MapEvidenceKind.Link, "https://example.com/study"), new(MapEvidenceKind.Voice, "V-0")] }],
        });
        await Act((WriteJourneyMap act) => act.Run(who, new(id, null, changed), default));
        var idea = await Act((OfferIdea act) => act.Run(who, new(id, IdeaSource.FrontLine, "出发时发一条短信", "wait"), default));
        await Act((DecideIdea act) => act.Run(who, new(id, idea.Value, IdeaState.Refused, "短信已经太多"), default));
        examples["/journey-maps/{Id}"] = map = id.ToString();
    }
}
