using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tangent.App.Settings;

/// <summary>The certificate for HTTPS without a proxy.</summary>
public static class WebCertificate
{
    /// <summary>Reads it, with its key, from a PEM or PFX file.</summary>
    /// <returns>null when no file is named.</returns>
    /// <exception cref="CryptographicException">It is neither, lacks its key, or the password is another one.</exception>
    public static X509Certificate2? Load(WebSettings web)
    {
        if (web.CertificateFile is not { } file) return null;
        if (!file.EndsWith(".pem", StringComparison.OrdinalIgnoreCase))
            return X509CertificateLoader.LoadPkcs12FromFile(file, web.CertificatePassword);
        return web.CertificatePassword is { } password
            ? X509Certificate2.CreateFromEncryptedPemFile(file, password)
            : X509Certificate2.CreateFromPemFile(file);
    }

    /// <summary>Whether the file can be used.</summary>
    public static bool IsReadable(WebSettings web)
    {
        try
        {
            using var certificate = Load(web);
            return certificate is null or { HasPrivateKey: true };
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
