using System.Net;
using System.Net.Sockets;

namespace Tangent.Domain.Delivery;

/// <summary>Which network addresses a message of the house may be sent to: those of the open internet, and what the settings allow.</summary>
/// <remarks>After the registries of special-purpose addresses, RFC 6890 with RFC 8190.</remarks>
public static class OutsideNetworks
{
    private static readonly IPNetwork[] Inside =
    [
        // This host, private, shared by a carrier, loopback, link-local (where clouds keep their metadata), protocol, documentation,
        // anycast of 6to4, benchmarks, multicast, reserved and broadcast.
        .. Networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        // What lies within the global unicast addresses and is none: protocol with Teredo, documentation, 6to4.
        .. Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3"), Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether the address may be reached.</summary>
    /// <param name="address">An address to which a name was resolved, just before the connection.</param>
    /// <param name="allowed">Networks that may be reached although they are inside.</param>
    /// <remarks>
    /// Worked examples, tested: 93.184.216.34 may; 10.0.0.5, 169.254.169.254, ::1, ::ffff:127.0.0.1, 64:ff9b::a00:1 and fd00:ec2::254
    /// may not, unless a network is allowed that holds them.
    /// </remarks>
    public static bool MayReach(IPAddress address, IReadOnlyList<IPNetwork> allowed)
    {
        var plain = Plain(address);
        if (IsWithin(plain, allowed)) return true;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && !GlobalUnicast.Contains(plain)) return false;
        return !IsWithin(plain, Inside);
    }

    /// <summary>Whether one of the networks holds the address, in whatever writing.</summary>
    public static bool IsWithin(IPAddress address, IReadOnlyList<IPNetwork> networks)
    {
        var plain = Plain(address);
        return networks.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    // An IPv4 address that is written as an IPv6 one, mapped or translated (NAT64), is the IPv4 address.
    private static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address) ? new(address.GetAddressBytes()[12..]) : address;
    }

    private static IEnumerable<IPNetwork> Networks(params string[] texts) => texts.Select(text => IPNetwork.Parse(text));
}
