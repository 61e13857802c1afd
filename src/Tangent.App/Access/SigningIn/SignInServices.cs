using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

static class SignInServices
{
    // PBKDF2 with SHA-512: about a tenth of a second on a small server, per the OWASP advice of 2023.
    private const int HashRounds = 210_000;

    public static IServiceCollection AddSigningIn(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddIdentityCore<Account>(options =>
        {
            // PasswordRules says what a password must be, in words; the framework only keeps the floor.
            options.Password = new()
            {
                RequiredLength = PasswordRules.Shortest,
                RequiredUniqueChars = 1,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
            options.User.AllowedUserNameCharacters = "";
            options.User.RequireUniqueEmail = true;
        });
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashRounds);

        // The use case commits, with its audit entry, in one save: the store must never save by itself.
        return services
            .AddScoped<IUserStore<Account>>(provider =>
                new UserOnlyStore<Account, Db, Guid>(provider.GetRequiredService<Db>()) { AutoSaveChanges = false })
            .AddSingleton<SignInGate>()
            .AddSingleton<SessionRules>()
            .AddSingleton<Lockout>()
            .AddScoped<Recognition>()
            .AddSingleton<SigningSecrets>()
            .AddScoped<SecondStep>()
            .AddScoped<CodeSecrets>()
            .AddScoped<Proof>()
            .AddScoped<NewPassword>()
            .AddScoped<InvitedAccount>()
            .AddScoped<ProviderLinks>()
            .AddScoped<SessionStart>();
    }
}
