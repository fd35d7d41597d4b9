namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>A stream that was left and taken up again with <c>Last-Event-ID</c>, on one path.</summary>
/// <param name="LastNumber">The last event before it was left.</param>
/// <param name="Numbers">The events after it was taken up again, in order of arrival.</param>
/// <param name="Again">The connection that took it up.</param>
internal sealed record ResumeObservation(long LastNumber, IReadOnlyList<long> Numbers, StreamObservation Again)
{
    /// <summary>How many events between the last one and the newest never came; 0 without a gap.</summary>
    public long Missing => Numbers.Count == 0 ? 0 : Numbers.Max() - LastNumber - Numbers.Where(one => one > LastNumber).Distinct().LongCount();

    /// <summary>How many events came that had come before, or came twice.</summary>
    public int Doubled => Numbers.Count - Numbers.Where(one => one > LastNumber).Distinct().Count();
}
