using Dashboard.Client.Contracts;

namespace Dashboard.Client.Alerts;

/// <summary>One call for attention, for one or for many notifications.</summary>
/// <param name="Sound">The severity whose tone is played; null for none.</param>
/// <param name="Desktop">The notifications that come to the desktop one by one, worst first.</param>
/// <param name="Others">How many more there are, for the last of them to tell.</param>
internal sealed record AlertCall(Severity? Sound, IReadOnlyList<Notification> Desktop, int Others);
