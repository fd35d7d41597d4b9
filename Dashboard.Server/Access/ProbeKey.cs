using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Server.Access;

/// <summary>
/// Lets this process probe itself also where the proxy stands on another machine, which makes its requests look like
/// those of strangers. It passes that proxy, so it opens nothing but the probes. Drawn anew at each start, and never
/// written anywhere.
/// </summary>
internal sealed class ProbeKey
{
    /// <summary>What the header of the probes holds.</summary>
    public string Value { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>Whether somebody has this key.</summary>
    public bool Is(string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.ASCII.GetBytes(Value));
}
