using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Faults;

/// <summary>A publish that was acknowledged.</summary>
/// <param name="Publisher">Who published.</param>
/// <param name="Number">Which of its notifications.</param>
/// <param name="Id">The id that it was told.</param>
/// <param name="Started">When the attempt began that was answered, as a stamp of the system's stopwatch.</param>
/// <param name="Answered">When the answer was there.</param>
internal sealed record StoreReceipt(int Publisher, int Number, string Id, long Started, long Answered)
{
    public string Title => $"{Publisher}-{Number}";

    public EventId EventId => EventId.TryParse(Id, out var id) ? id : throw new FormatException(Id);
}
