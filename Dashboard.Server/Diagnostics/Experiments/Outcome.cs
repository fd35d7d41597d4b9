using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>What became of a request, in words.</summary>
internal static class Outcome
{
    public static string Of(ExchangeObservation answer) =>
        answer.Status is { } status ? Who(status, answer.IsMarked) : WithTrouble(Words(answer.End, answered: false), answer.Trouble);

    public static string Of(StreamObservation stream) =>
        stream.Status is { } status && (!stream.IsEventStream || IsMadeUp(stream)) ? Who(status, stream.IsMarked) : Ended(stream) ?? "open";

    /// <summary>Whether the application's stream came. Proxies can answer with a stream of their own that ends at once, to say that they are at a limit.</summary>
    public static bool IsServed(StreamObservation stream) => stream.IsEventStream && !IsMadeUp(stream);

    /// <summary>Whether there is an answer, whatever it is.</summary>
    public static bool IsAnswered(StreamObservation stream) => stream.Status is not null || stream.End != StreamEnd.Open;

    /// <summary>How a stream ended; null while it is open.</summary>
    public static string? Ended(StreamObservation stream) => stream.End == StreamEnd.Open
        ? null
        : WithTrouble(Words(stream.End, answered: stream.Status is not null), stream.Trouble);

    private static bool IsMadeUp(StreamObservation stream) => !stream.IsMarked && stream.End != StreamEnd.Open && !stream.Events.Any(one => one.Id.Length > 0);

    private static string Who(int status, bool isMarked) => $"status {status}{(isMarked ? "" : ", not from the application")}";

    private static string WithTrouble(string words, string? trouble) => trouble is null ? words : $"{words} ({trouble})";

    private static string Words(StreamEnd end, bool answered) => end switch
    {
        StreamEnd.Open => "no answer yet",
        StreamEnd.Clean => "it came to its end",
        StreamEnd.Cut => answered ? "cut in the middle" : "closed before any answer",
        StreamEnd.Reset => "reset by the other side",
        StreamEnd.ConnectionRefused => "the connection was refused",
        StreamEnd.ConnectTimedOut => "the host did not answer in time",
        StreamEnd.NameNotFound => "there is no host of that name",
        StreamEnd.AddressForbidden => "this address may not be asked from here",
        StreamEnd.CertificateExpired => "the certificate has expired, or is not valid yet",
        StreamEnd.CertificateName => "the certificate is for another name",
        StreamEnd.CertificateIssuer => "nobody who is trusted here has signed the certificate",
        StreamEnd.TlsFailed => "the TLS handshake failed",
        StreamEnd.NotHttp => "the answer is not HTTP",
        StreamEnd.TooMuch => "closed by the diagnosis: it had sent more than an observation holds",
        _ => "no answer in time",
    };
}
