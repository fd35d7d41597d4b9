using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Support;

/// <summary>Tells the pages where a test's server is.</summary>
internal sealed class FixedServerAddress(Uri direct) : IServerAddress
{
    public Uri Direct { get; } = new(direct, "/");

    public Uri? Proxied => null;
}
