using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Tangent.Web.Pages;

namespace Tangent.Web.Tests.Security;

/// <summary>What can be read off a page or another door for browsers: its route, every id that it takes, every form.</summary>
/// <param name="Name">Route of a page; method and route of an endpoint that is none.</param>
/// <param name="Ids">Route parameters, <c>?query</c> parameters, and members of forms that end with Id.</param>
/// <param name="Forms">Names of its forms; what is computed stands as <c>*</c>.</param>
sealed partial record PageShape(string Name, IReadOnlyList<string> Ids, IReadOnlyList<string> Forms)
{
    private static readonly Dictionary<string, string> Sources = Directory
        .EnumerateFiles(Path.Combine(Repository(), "src", "Tangent.Web", "Pages"), "*.razor", SearchOption.AllDirectories)
        .Where(file => !Path.GetFileName(file).StartsWith('_'))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

    /// <summary>Every route that is not of the interface for programs.</summary>
    public static IReadOnlyList<PageShape> Of(EndpointDataSource source) =>
        [.. (from endpoint in source.Endpoints.OfType<RouteEndpoint>()
             let route = "/" + endpoint.RoutePattern.RawText!.Trim('/')
             where !route.StartsWith("/api/", StringComparison.Ordinal)
             where !route.StartsWith("/_framework/", StringComparison.Ordinal)
             let component = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type
             from method in component is null
                 ? endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [] : ["PAGE"]
             select component is null
                 ? new PageShape($"{method} {Plain(route)}", [.. RouteIds(endpoint)], [])
                 : new PageShape(Plain(route), [.. RouteIds(endpoint), .. Parts(component).SelectMany(TakenBy).Distinct()],
                     [.. Parts(component).SelectMany(part => FormsOf(Sources.GetValueOrDefault(part.Name, ""))).Distinct()]))
            .DistinctBy(shape => shape.Name)];

    /// <summary>What the register lacks: doors it does not know, ids and forms it does not probe, and entries of nothing.</summary>
    public static IEnumerable<string> Gaps(IReadOnlyList<PageShape> shapes, IReadOnlyDictionary<string, KnownPage> register)
    {
        foreach (var shape in shapes)
        {
            if (!register.TryGetValue(shape.Name, out var known))
            {
                yield return $"{shape.Name} is not in the register";
                continue;
            }
            foreach (string id in shape.Ids.Except(known.Ids.Select(id => id.Name)))
                yield return $"{shape.Name} takes '{id}' that nothing probes";
            foreach (string id in known.Ids.Select(id => id.Name).Where(id => !id.StartsWith('~')).Except(shape.Ids))
                yield return $"{shape.Name} takes no '{id}'";
            foreach (string form in shape.Forms.Except(known.Forms.Select(form => form.Name)))
                yield return $"{shape.Name} answers the form '{form}' that nothing probes";
            foreach (string form in known.Forms.Select(form => form.Name).Except(shape.Forms))
                yield return $"{shape.Name} has no form '{form}'";
        }
        foreach (string stale in register.Keys.Except(shapes.Select(shape => shape.Name))) yield return $"{stale} does not exist";
    }

    /// <summary>Names of forms in the source of a page.</summary>
    public static IEnumerable<string> FormsOf(string source) => FormName().Matches(source)
        .Select(match => match.Groups["plain"].Success ? match.Groups["plain"].Value : match.Groups["start"].Value + "*");

    private static IEnumerable<string> RouteIds(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.Parameters.Select(parameter => Lower(parameter.Name));

    /// <summary>The page and the components of pages that its source names, down to the last.</summary>
    private static List<Type> Parts(Type page)
    {
        var found = new List<Type> { page };
        for (int at = 0; at < found.Count; at++)
        {
            var names = Tag().Matches(Sources.GetValueOrDefault(found[at].Name, "")).Select(match => match.Groups[1].Value);
            found.AddRange(names.Distinct().Where(Sources.ContainsKey)
                .SelectMany(name => typeof(Root).Assembly.GetTypes().Where(type => type.Name == name))
                .Except(found).ToList());
        }
        return found;
    }

    private static IEnumerable<string> TakenBy(Type component)
    {
        foreach (var property in component.GetProperties(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is { } query)
                yield return "?" + (query.Name ?? Lower(property.Name));
            if (property.GetCustomAttribute<SupplyParameterFromFormAttribute>() is null) continue;
            foreach (var member in property.PropertyType.GetProperties())
                if (member.Name.EndsWith("Id", StringComparison.Ordinal)) yield return $"{property.Name}.{member.Name}";
        }
    }

    private static string Plain(string route) =>
        Regex.Replace(route, @"\{(\w+)[^}]*\}", match => $"{{{Lower(match.Groups[1].Value)}}}");

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tangent.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("""@formname="(?:(?<plain>[\w-]+)"|@\(\$"(?<start>[\w-]*)\{)""")]
    private static partial Regex FormName();

    [GeneratedRegex(@"<([A-Z]\w+)")]
    private static partial Regex Tag();
}
