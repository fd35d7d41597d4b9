namespace Dashboard.Tests.Faults;

/// <summary>A notification as the log gives it back.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What its publisher wrote.</param>
/// <param name="Json">All of it, as it travels.</param>
internal sealed record StoreEntry(string Id, string Title, string Json);
