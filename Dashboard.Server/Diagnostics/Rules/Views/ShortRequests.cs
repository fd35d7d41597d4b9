using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>How long the proxy takes for requests that the application answers at once.</summary>
internal static class ShortRequests
{
    /// <summary>
    /// The quickest answer through the proxy, in milliseconds: the very first one may have waited for code that was compiled
    /// for it. Null where there was none.
    /// </summary>
    public static double? QuickestMs(RunObservations seen) => Proxied(seen).Min(one => one?.HeadersMs);

    /// <summary>The same on the direct path.</summary>
    public static double? QuickestDirectMs(RunObservations seen) => Direct(seen).Min(one => one?.HeadersMs);

    private static IEnumerable<ExchangeObservation?> Proxied(RunObservations seen) =>
        [seen.Echo?.Proxied, .. seen.Statuses.Select(one => one.Answers.Proxied), .. seen.Publishes.Select(one => one.Answers.Proxied)];

    private static IEnumerable<ExchangeObservation?> Direct(RunObservations seen) =>
        [seen.Echo?.Direct, .. seen.Statuses.Select(one => one.Answers.Direct), .. seen.Publishes.Select(one => one.Answers.Direct)];
}
