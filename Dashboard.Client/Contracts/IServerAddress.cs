namespace Dashboard.Client.Contracts;

/// <summary>Where the pages' own server can be reached, directly and through its proxy.</summary>
public interface IServerAddress
{
    /// <summary>The server itself, for example <c>http://127.0.0.1:5080/</c>.</summary>
    /// <exception cref="InvalidOperationException">The server does not listen yet.</exception>
    Uri Direct { get; }

    /// <summary>The same server through its proxy, for example <c>http://127.0.0.1:8080/</c>; null where none is configured.</summary>
    Uri? Proxied { get; }
}
