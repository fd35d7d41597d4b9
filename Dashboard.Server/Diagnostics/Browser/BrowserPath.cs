namespace Dashboard.Server.Diagnostics.Browser;

/// <summary>One way to the application, as a browser has to take it.</summary>
/// <param name="Address">What the browser asks.</param>
/// <param name="WhyNot">Why it cannot, as a sentence without its end; null where it can try.</param>
internal sealed record BrowserPath(Uri Address, string? WhyNot = null)
{
    /// <summary>Whether the page itself came this way, so that it surely leads to the application.</summary>
    public bool CarriesPage { get; init; }

    /// <summary>Whether the server tests the very same address.</summary>
    public bool IsKnown { get; init; } = true;
}
