using System.Text;
using Dashboard.Client.Feeds;

namespace Dashboard.Tests.Feeds;

/// <summary>Bytes of an event stream, and the events that browsers make of them.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Bytes">The stream.</param>
/// <param name="Expected">The events.</param>
internal sealed record EventStreamVector(string Name, byte[] Bytes, params ServerSentEvent[] Expected)
{
    public EventStreamVector(string name, string text, params ServerSentEvent[] expected)
        : this(name, Encoding.UTF8.GetBytes(text), expected)
    {
    }
}
