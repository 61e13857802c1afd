using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Settings;
using Tangent.Web.Api;

namespace Tangent.Web.Security;

/// <summary>How often one address or one key may ask. Kept in this process: no other part is needed, and none can be forgotten.</summary>
public static class RateLimits
{
    /// <summary>Policy of the pages on which passwords, codes and links are tried: it counts what is sent, not what is read.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Policy of the page on which visitors say something: it counts what is sent, not what is read.</summary>
    public const string Voices = "voices";

    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    internal static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddSingleton<KeyTries>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<TangentSettings, KeyTries>((options, settings, tries) =>
        {
            var limits = settings.Limits;
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = SayWhen;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => http.Request.Path switch
            {
                // Systems push one message at a time; who they are is known only after the signature is checked.
                var path when path.StartsWithSegments(WebhooksApi.Path) => Counter("hooks:" + AddressOf(http), limits.ApiRequestsPerMinute),
                var path when path.StartsWithSegments("/api") && KeyOf(http) is { } key && !tries.Spent(AddressOf(http)) =>
                    Counter(key, limits.ApiRequestsPerMinute),
                // Who answers shares an address with a whole hall: bounded by its own policy.
                var path when path.StartsWithSegments("/s") || path.StartsWithSegments("/k") =>
                    Counter("answers:" + AddressOf(http), limits.AnswersPerMinute),
                _ => Counter(AddressOf(http), limits.RequestsPerMinute),
            });
            options.AddPolicy(SignIn, http => HttpMethods.IsPost(http.Request.Method)
                ? Counter(AddressOf(http), limits.SignInTriesPerMinute)
                : RateLimitPartition.GetNoLimiter("reading"));
            // Two steps are two posts.
            options.AddPolicy(Voices, http => HttpMethods.IsPost(http.Request.Method)
                ? Counter(AddressOf(http), 2 * limits.VoicesPerMinute)
                : RateLimitPartition.GetNoLimiter("reading"));
        });
        return services;
    }

    private static RateLimitPartition<string> Counter(string who, int perMinute) =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new() { PermitLimit = perMinute, Window = Window, QueueLimit = 0 });

    internal static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "local";

    private static string? KeyOf(HttpContext http) =>
        http.Request.Headers.Authorization is [{ Length: > 0 } key] ? $"key:{key}" : null;

    private static ValueTask SayWhen(OnRejectedContext context, CancellationToken stop)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Window;
        context.HttpContext.Response.Headers.RetryAfter =
            ((int)Math.Ceiling(Math.Max(1, wait.TotalSeconds))).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
