namespace Tangent.Web.Pages.Kiosk;

/// <summary>Faces for a scale of five: one fill and one stroke for all of them, only mouth and brow differ, so that no colour leads.</summary>
static class KioskFace
{
    private static readonly string[] Mouths =
    [
        "<path d=\"M38 84q22-20 44 0\"/><path d=\"M34 42l16 7M86 42l-16 7\"/>",
        "<path d=\"M40 82q20-14 40 0\"/>",
        "<path d=\"M40 78h40\"/>",
        "<path d=\"M38 73q22 20 44 0\"/>",
        "<path class=\"open\" d=\"M34 70h52q-6 24-26 24t-26-24z\"/>",
    ];

    /// <summary>The face of a place from 1, the worst, to 5.</summary>
    public static string Draw(int place) =>
        $"<svg class=\"face\" viewBox=\"0 0 120 120\" aria-hidden=\"true\"><circle cx=\"60\" cy=\"60\" r=\"55\"/>"
        + $"<circle class=\"eye\" cx=\"42\" cy=\"52\" r=\"5\"/><circle class=\"eye\" cx=\"78\" cy=\"52\" r=\"5\"/>{Mouths[place - 1]}</svg>";
}
