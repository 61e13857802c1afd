using Microsoft.AspNetCore.Components;

namespace Tangent.Web.Parts;

/// <summary>What every field of a form has: its name in the form, label, hint and problems, tied together by ids.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>Name that is sent, such as <c>Input.Code</c>.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The field of the request that problems name, such as <c>code</c>; the end of the name unless told.</summary>
    [Parameter]
    public string? Field { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Whether it must be filled in; optional fields say so in words.</summary>
    [Parameter]
    public bool IsRequired { get; set; }

    [Parameter]
    public bool IsReadOnly { get; set; }

    [CascadingParameter]
    public FormProblems? Problems { get; set; }

    protected string FieldKey => Field ?? Name[(Name.LastIndexOf('.') + 1)..];

    protected string Id => PartId.OfField(FieldKey, Problems?.Within);

    protected IReadOnlyList<string> Errors => Problems?.Of(FieldKey) ?? [];

    protected string? Invalid => Errors.Count > 0 ? "true" : null;

    protected string? DescribedBy =>
        (Hint, Errors.Count) switch
        {
            (null, 0) => null,
            (not null, 0) => $"{Id}-hint",
            (null, _) => $"{Id}-error",
            _ => $"{Id}-error {Id}-hint",
        };
}
