using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Tangent.Web.Api;

namespace Tangent.Web.Tests.Security;

/// <summary>What can be read off an endpoint by reflection: its name and every id that it takes.</summary>
sealed record EndpointShape(string Name, IReadOnlyList<string> Ids, RouteEndpoint Endpoint)
{
    /// <summary>All endpoints of the interface for programs.</summary>
    public static IReadOnlyList<EndpointShape> Of(EndpointDataSource source) =>
        [.. from endpoint in source.Endpoints.OfType<RouteEndpoint>()
            let route = "/" + endpoint.RoutePattern.RawText!.Trim('/')
            where route.StartsWith("/api/v1/", StringComparison.Ordinal) && !route.EndsWith(".json", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
            select new EndpointShape($"{method} {Plain(route)}", [.. IdsOf(endpoint)], endpoint)];

    /// <summary>What the register lacks: endpoints it does not know, ids it does not probe, and entries of no endpoint.</summary>
    public static IEnumerable<string> Gaps(IReadOnlyList<EndpointShape> shapes, IReadOnlyDictionary<string, Known> register)
    {
        foreach (var shape in shapes)
        {
            if (!register.TryGetValue(shape.Name, out var known)) yield return $"{shape.Name} is not in the register";
            else
                foreach (string id in shape.Ids.Except(known.Probes.Select(probe => probe.Id)))
                    yield return $"{shape.Name} takes the id '{id}' that nothing probes";
        }
        foreach (string stale in register.Keys.Except(shapes.Select(shape => shape.Name))) yield return $"{stale} does not exist";
    }

    private static string Plain(string route) =>
        System.Text.RegularExpressions.Regex.Replace(route, @"\{(\w+)[^}]*\}", "{$1}");

    private static IEnumerable<string> IdsOf(RouteEndpoint endpoint)
    {
        var route = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name);
        var handler = endpoint.Metadata.GetMetadata<MethodInfo>();
        var members = from parameter in handler?.GetParameters() ?? []
                      where parameter.ParameterType.IsGenericType
                      let kind = parameter.ParameterType.GetGenericTypeDefinition()
                      where kind == typeof(ApiBody<>) || kind == typeof(ApiQuery<>)
                      from member in parameter.ParameterType.GetGenericArguments()[0].GetProperties()
                      where (Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType) == typeof(Guid)
                      select char.ToLowerInvariant(member.Name[0]) + member.Name[1..];
        return route.Concat(members);
    }
}
