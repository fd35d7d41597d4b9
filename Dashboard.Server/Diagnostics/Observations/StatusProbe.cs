namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>What becomes of a status that the application answers with.</summary>
/// <param name="Status">The status that the application was asked for, 401 to 503.</param>
/// <param name="Answers">What came on both paths.</param>
internal sealed record StatusProbe(int Status, ExchangePair Answers);
