using Microsoft.AspNetCore.Components;

namespace Tangent.Web.Parts;

/// <summary>
/// A component that is drawn once, when everything it shows has been loaded.
/// </summary>
/// <remarks>
/// Blazor draws a component as soon as its loading waits for the first time. A page of which half is loaded would break on
/// the other half, and its unfinished query would outlive the request and spoil the connection for the next one.
/// </remarks>
public abstract class LoadedComponent : ComponentBase
{
    private Task? loaded;

    /// <summary>Loads what is shown; called once, with all parameters set.</summary>
    protected virtual Task Load() => Task.CompletedTask;

    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await (loaded ??= Load());
        await base.SetParametersAsync(ParameterView.Empty);
    }
}
