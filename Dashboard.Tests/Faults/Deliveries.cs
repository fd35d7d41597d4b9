namespace Dashboard.Tests.Faults;

/// <summary>
/// The ways in which events reach a subscriber: by Kestrel's pipes, and over a socket that was taken over from Kestrel.
/// What a subscriber may expect is the same on both, so each test of it runs on both.
/// </summary>
internal static class Deliveries
{
    public static TheoryData<string> Both => ["Sse:HandOff=false", "Sse:HandOff=true"];
}
