namespace Dashboard.Client.Settings;

/// <summary>What the browser answers when it is asked for its preferences.</summary>
/// <param name="Text">The text; null where there is none.</param>
/// <param name="Trouble">Why it could not be read, in words; null where it could.</param>
public sealed record StoredText(string? Text, string? Trouble);
