using System.Buffers;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Access;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>What the headers of a target must look like.</summary>
internal static class TargetHeaders
{
    /// <summary>RFC 9110, section 5.6.2: what the name of a header is made of.</summary>
    private static readonly SearchValues<char> s_token = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private const int MaxName = 100;

    private const string OfTheConnection = "Leave it out: it belongs to one connection, and the diagnosis makes its own (RFC 9110, section 7.6.1).";

    private const string OfTheProbe = "Leave it out: the diagnosis sets it, and needs to know what it says.";

    private static readonly Dictionary<string, string> s_refused = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Connection"] = OfTheConnection,
        ["Keep-Alive"] = OfTheConnection,
        ["Proxy-Connection"] = OfTheConnection,
        ["Proxy-Authenticate"] = OfTheConnection,
        ["Proxy-Authorization"] = OfTheConnection,
        ["HTTP2-Settings"] = OfTheConnection,
        ["TE"] = OfTheConnection,
        ["Trailer"] = OfTheConnection,
        ["Transfer-Encoding"] = OfTheConnection,
        ["Upgrade"] = OfTheConnection,
        ["Host"] = "Leave it out: the name comes from the address. Write the address with the name that the server expects.",
        ["Content-Length"] = "Leave it out: the diagnosis counts what it sends.",
        ["Expect"] = OfTheProbe,
        ["Accept"] = OfTheProbe,
        ["Accept-Encoding"] = "Leave it out: the diagnosis tries with and without compression.",
        ["Last-Event-ID"] = "Leave it out: the diagnosis tries whether it gets through.",
        [ServerKey.HeaderName] = "Leave it out: it is the server's own.",
    };

    /// <summary>Notes what is wrong with each header, by its place: <c>headers[0].name</c>.</summary>
    public static void Check(IReadOnlyList<HeaderField> headers, TargetOptions options, Dictionary<string, string[]> errors)
    {
        if (headers.Count > options.MaxHeaders)
        {
            errors["headers"] = [$"There are {headers.Count}; at most {options.MaxHeaders} are taken."];
            return;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < headers.Count; index++)
        {
            var (name, value) = headers[index];
            if ((WhyNotNamed(name) ?? (names.Add(name) ? null : "Stands there twice; write its values into one, separated as its specification says.")) is { } wrongName)
            {
                errors[$"headers[{index}].name"] = [wrongName];
            }

            if (WhyNotValued(value, options.MaxHeaderValue) is { } wrongValue)
            {
                errors[$"headers[{index}].value"] = [wrongValue];
            }
        }
    }

    private static string? WhyNotNamed(string name) => name switch
    {
        "" => "Write the name of the header, such as Authorization.",
        { Length: > MaxName } => $"Has {name.Length} characters; at most {MaxName} are taken.",
        _ when name.AsSpan().ContainsAnyExcept(s_token) => "Write only letters, digits, and -_.!#$%&'*+^`|~, without spaces and without a colon.",
        _ when IsOfTheProbe(name) => OfTheProbe,
        _ => s_refused.GetValueOrDefault(name),
    };

    /// <summary>The key is the exception: another server of this kind may ask for it.</summary>
    private static bool IsOfTheProbe(string name) => name.StartsWith("Dashboard-Probe", StringComparison.OrdinalIgnoreCase)
        && !name.Equals(ProbeHeaders.Key, StringComparison.OrdinalIgnoreCase);

    /// <summary>RFC 9110, section 5.5, without its obsolete bytes: line ends would begin another header.</summary>
    private static string? WhyNotValued(string value, int max) => value switch
    {
        _ when value.Length > max => $"Has {value.Length} characters; at most {max} are taken.",
        _ when value.Trim(' ', '\t').Length == 0 => "Write the value, or remove the header.",
        _ when value.Any(c => c is not ('\t' or (>= ' ' and <= '~'))) => "Write visible ASCII characters and spaces in one line.",
        _ => null,
    };
}
