namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>The probe streams of a diagnosis, told apart by size, rhythm and what is asked for.</summary>
internal enum StreamKind
{
    /// <summary>Events of 100 bytes every 200 ms, the first after 1 s, asked for as a browser asks (with compression). The lanes of the picture.</summary>
    Small,

    /// <summary>The same, asked for with <c>Accept-Encoding: identity</c>.</summary>
    Uncompressed,

    /// <summary>The same, with <c>X-Accel-Buffering: no</c> from the application.</summary>
    Unbuffered,

    /// <summary>Events of 1,000 bytes every 40 ms.</summary>
    Fast,

    /// <summary>Events of 6,000 bytes every 250 ms.</summary>
    Large,

    /// <summary>Eight small events, then silence without heartbeats.</summary>
    Idle,

    /// <summary>As <see cref="Small"/>, over HTTP/2, where the path offers it.</summary>
    OverHttp2,

    /// <summary>What the target itself streams; the only one of a foreign target.</summary>
    Target,
}
