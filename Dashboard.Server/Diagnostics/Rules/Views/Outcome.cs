using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What came of a request, in a few words.</summary>
internal static class Outcome
{
    public static string Of(StreamObservation stream) => Of(stream.Status, stream.End, stream.EndedAtMs - stream.StartedAtMs, stream.Trouble);

    public static string Of(ExchangeObservation exchange) =>
        Of(exchange.Status, exchange.End, exchange.EndedAtMs - exchange.StartedAtMs, exchange.Trouble);

    /// <summary>Whether the other end could not be reached, whatever it would have answered.</summary>
    public static bool IsUnreachable(StreamEnd end) =>
        end is StreamEnd.ConnectionRefused or StreamEnd.ConnectTimedOut or StreamEnd.NameNotFound;

    public static bool IsTlsFailure(StreamEnd end) =>
        end is StreamEnd.CertificateExpired or StreamEnd.CertificateName or StreamEnd.CertificateIssuer or StreamEnd.TlsFailed;

    /// <summary>How it ended, as a predicate: "refuses the connection".</summary>
    public static string Words(StreamEnd end) => end switch
    {
        StreamEnd.ConnectionRefused => "refuses the connection",
        StreamEnd.ConnectTimedOut => "does not accept the connection in time",
        StreamEnd.NameNotFound => "has a name that no name server knows",
        StreamEnd.AddressForbidden => "has an address that may not be asked from here",
        StreamEnd.CertificateExpired => "shows a certificate that has expired or is not valid yet",
        StreamEnd.CertificateName => "shows a certificate for another name",
        StreamEnd.CertificateIssuer => "shows a certificate that nobody trusted here has signed",
        StreamEnd.TlsFailed => "fails the TLS handshake",
        StreamEnd.Reset => "resets the connection",
        StreamEnd.Cut => "closes the connection without an end",
        StreamEnd.NotHttp => "answers something that is not HTTP",
        StreamEnd.NoAnswer => "does not answer",
        StreamEnd.TooMuch => "sends more than can be looked at",
        StreamEnd.Clean => "ends the answer",
        _ => "is silent",
    };

    private static string Of(int? status, StreamEnd end, double? tookMs, string? trouble)
    {
        var what = status is { } code ? $"{code}" : Words(end);
        var when = status is null && tookMs is { } took ? $" after {Figures.Time(took)}" : "";
        return trouble is null ? what + when : $"{what}{when} ({trouble})";
    }
}
