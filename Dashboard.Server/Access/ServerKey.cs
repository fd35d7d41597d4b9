using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Server.Access;

/// <summary>
/// Lets this process publish to the reserved streams through its own front door. Drawn anew at each start, and never
/// written anywhere.
/// </summary>
internal sealed class ServerKey
{
    public const string HeaderName = "Dashboard-Server-Key";

    private readonly byte[] _value = Encoding.ASCII.GetBytes(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));

    public void AddTo(HttpRequestMessage request) => request.Headers.Add(HeaderName, Encoding.ASCII.GetString(_value));

    public bool IsOn(HttpRequest request) =>
        request.Headers[HeaderName] is [{ } given]
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _value);
}
