using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.Domain.Access;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>People and units as somebody types them: by e-mail address or code, or by id. What is not found is left to the act.</summary>
static class Named
{
    private static readonly Words W = new();

    public static Argument<string> Person() => new("person") { Description = W["cli.named.person"] };

    public static Argument<string> Unit() => new("unit") { Description = W["cli.named.unit"] };

    public static Option<string?> UnitOption(string name = "--unit") => new(name) { Description = W["cli.named.unit"] };

    /// <summary>Id of the person; the id of nobody when there is no such address.</summary>
    public static async Task<Guid> Person(string? text, IServiceProvider services, Actor who, CancellationToken stop)
    {
        if (text is null || Guid.TryParse(text, out var id)) return text is null ? Guid.Empty : Guid.Parse(text);
        var found = await services.GetRequiredService<ListPeople>().Run(who,
            new(new(Search: text), Piece: new(Limit: Tangent.App.Lists.PieceRequest.MostRows)), stop);
        return found.Failure is null
            ? found.Value.Items.FirstOrDefault(row => row.Email.Equals(text, StringComparison.OrdinalIgnoreCase))?.Id ?? Guid.Empty
            : Guid.Empty;
    }

    /// <summary>The unit with this code or id, closed ones too; null when there is none.</summary>
    public static async Task<ListUnits.Row?> Unit(string? text, IServiceProvider services, Actor who, CancellationToken stop)
    {
        if (text is null) return null;
        var byId = Guid.TryParse(text, out var id);
        var found = await services.GetRequiredService<ListUnits>().Run(who, new(byId ? null : text, WithClosed: true), stop);
        return found.Failure is not null ? null
            : found.Value.FirstOrDefault(row => byId ? row.Id == id : row.Code.Equals(text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Its id; null when nothing was typed, the id of nothing when it does not exist.</summary>
    public static async Task<Guid?> UnitId(string? text, IServiceProvider services, Actor who, CancellationToken stop) =>
        text is null ? null : (await Unit(text, services, who, stop))?.Id ?? Guid.Empty;

    /// <summary>A name in the language of the reader.</summary>
    public static string Name(string zh, string en) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? zh : en;
}
