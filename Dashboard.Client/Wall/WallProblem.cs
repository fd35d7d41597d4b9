using Dashboard.Client.Contracts;

namespace Dashboard.Client.Wall;

/// <summary>Something that is wrong: an error, or the same one again and again.</summary>
/// <param name="Latest">Its latest notification.</param>
/// <param name="Since">When the first of them was published.</param>
/// <param name="Count">How many there were.</param>
public sealed record WallProblem(Notification Latest, DateTimeOffset Since, int Count);
