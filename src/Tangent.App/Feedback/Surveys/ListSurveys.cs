using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Feedback.Surveys;

/// <summary>A piece of the surveys that the actor sees: searched, narrowed, ordered.</summary>
public sealed class ListSurveys(SurveyListing rows)
{
    /// <summary>What to list.</summary>
    public sealed record Request(SurveyFilter Filter, SurveyOrder Order = default, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<SurveyRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Survey) is { } refusal) return refusal;

        var found = await rows.Where(who, request.Filter, stop);
        if (found.Failure is { } wrong) return wrong;
        var piece = await Keyset.Piece(found.Value, SurveyListing.Ordered(request.Order),
            $"surveys|{request.Order}|{request.Filter.Mark}", request.Piece ?? new(), stop);
        return piece.Failure is { } failure ? failure : piece.Value.Turn(await rows.Naming(piece.Value.Items, stop));
    }
}
