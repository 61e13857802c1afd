using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Encounters.Published;
using Tangent.App.Insights;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.Cli.Questions;

/// <summary>What came out of a question.</summary>
/// <param name="Shape">The answer as programs get it.</param>
/// <param name="Print">Prints it for people.</param>
sealed record Answered(object Shape, Action Print);

/// <summary>A question about journeys and feedback, said once for `tangent ask` and for the tools of `tangent mcp`.</summary>
/// <param name="Name">How it is called.</param>
/// <param name="About">What it tells, for people and assistants.</param>
/// <param name="Fields">What can be said with it.</param>
/// <param name="Ask">Asks it.</param>
sealed record Question(string Name, string About, IReadOnlyList<AskField> Fields,
    Func<IServiceProvider, Actor, Asked, CancellationToken, Task<Outcome<Answered>>> Ask)
{
    /// <summary>A question that a use case answers about a selection of journeys.</summary>
    /// <param name="name">How it is called.</param>
    /// <param name="about">What it tells.</param>
    /// <param name="ask">Asks the use case.</param>
    /// <param name="shape">The answer as programs get it.</param>
    /// <param name="print">Prints it for people.</param>
    /// <param name="more">What can be said besides which journeys.</param>
    public static Question On<TAct, T>(string name, string about,
        Func<TAct, Actor, JourneyFilter, Asked, CancellationToken, Task<Outcome<T>>> ask, Func<T, object> shape, Action<T> print,
        params IReadOnlyList<AskField> more) where TAct : notnull
    {
        var which = new WhichJourneys();
        return new(name, about, [.. which.Fields, .. more], async (services, who, asked, stop) =>
        {
            var filter = await which.Filter(asked, services, who, stop);
            var told = await ask(services.GetRequiredService<TAct>(), who, filter, asked, stop);
            return told.Then(answer => new Answered(shape(answer), () => print(answer)));
        });
    }

    /// <summary>A question that a use case answers from columns that are handed in with it.</summary>
    /// <param name="name">How it is called.</param>
    /// <param name="about">What it tells.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="ask">Asks the use case; without columns, with null.</param>
    /// <param name="shape">The answer as programs get it.</param>
    /// <param name="print">Prints it for people.</param>
    /// <param name="more">What can be said besides.</param>
    public static Question OnColumns<TAct, T>(string name, string about, ColumnsField columns,
        Func<TAct, Actor, ColumnSheet?, Asked, CancellationToken, Task<Outcome<T>>> ask, Func<T, object> shape, Action<T> print,
        params IReadOnlyList<AskField> more) where TAct : notnull => new(name, about, [columns, .. more], async (services, who, asked, stop) =>
        {
            var sheet = asked.Of(columns);
            if (sheet?.Failure is { } unread) return unread;
            var told = await ask(services.GetRequiredService<TAct>(), who, sheet?.Value, asked, stop);
            return told.Then(answer => new Answered(shape(answer), () => print(answer)));
        });
}
