namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>The answer to a probe's post.</summary>
/// <param name="Bytes">The size of the body that came.</param>
/// <param name="Received">How many times this post came whole, this time included.</param>
internal sealed record PublishAnswer(long Bytes, int Received);
