using System.Collections.Concurrent;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>
/// The browsers that are asked to probe at the moment. A person's browser is seldom on this machine, and opening the
/// probes to everybody for it would be too much: so each diagnosis invites one origin to one session, and to the streams
/// of it only.
/// </summary>
internal sealed class ProbeGuests
{
    private const string Streams = "/sse/_diag/stream";

    private readonly ConcurrentDictionary<string, ProbeGuest> _bySession = new(StringComparer.Ordinal);

    /// <summary>Lets a page read a session, until what is returned is disposed of.</summary>
    /// <param name="session">The name of the session, which nobody may be able to guess.</param>
    /// <param name="page">The address of the page.</param>
    public ProbeGuest Invite(string session, Uri page)
    {
        var guest = new ProbeGuest(
            session, page.GetLeftPart(UriPartial.Authority), gone => _bySession.TryRemove(KeyValuePair.Create(gone.Session, gone)));
        _bySession[session] = guest;
        return guest;
    }

    /// <summary>Whether a request is one that somebody was invited to.</summary>
    public bool Admit(HttpRequest request) =>
        request.Path.Equals(Streams, StringComparison.Ordinal)
        && _bySession.TryGetValue(request.Query["session"].ToString(), out var guest)
        && guest.Admits(request);
}
