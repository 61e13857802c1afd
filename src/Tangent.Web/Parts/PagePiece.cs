using Tangent.App.Lists;

namespace Tangent.Web.Parts;

/// <summary>Which piece of a list the address asks for.</summary>
static class PagePiece
{
    public static PieceRequest Piece(this PageState state) =>
        new(state[PageState.After], state[PageState.After] is null ? state[PageState.Before] : null);
}
