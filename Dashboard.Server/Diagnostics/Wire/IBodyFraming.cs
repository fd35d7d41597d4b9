using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>How the end of a body is told (RFC 9112, section 6.3).</summary>
internal interface IBodyFraming
{
    /// <summary>The body has come to its end.</summary>
    bool IsComplete { get; }

    /// <summary>What it means when the connection is closed now.</summary>
    StreamEnd EndByClose { get; }

    /// <summary>Takes the next bytes of the connection and hands on those of the body.</summary>
    /// <exception cref="WireException">The framing is broken.</exception>
    void Take(ReadOnlySpan<byte> bytes, IByteSink body);
}
