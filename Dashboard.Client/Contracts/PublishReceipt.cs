namespace Dashboard.Client.Contracts;

/// <summary>The answer to a publish: the notification is on disk.</summary>
/// <param name="Id">The event id.</param>
/// <param name="Stream">The stream that it was published to.</param>
/// <param name="PublishedAt">When it was appended, by the server's clock.</param>
/// <param name="Receivers">How many subscribers of that stream were connected at that moment.</param>
public sealed record PublishReceipt(string Id, string Stream, DateTimeOffset PublishedAt, int Receivers);
