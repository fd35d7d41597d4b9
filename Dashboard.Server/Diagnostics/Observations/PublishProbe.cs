namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>A POST with a body of some size.</summary>
/// <param name="BodyBytes">The size of the body.</param>
/// <param name="Answers">What came on both paths.</param>
/// <param name="Received">How many times the application received the proxied one.</param>
internal sealed record PublishProbe(int BodyBytes, ExchangePair Answers, int Received);
