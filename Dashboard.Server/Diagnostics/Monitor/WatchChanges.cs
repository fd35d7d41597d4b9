using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.History;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>What follows from a change of the verdict: an entry in the history, and a notification.</summary>
internal sealed class WatchChanges(DiagnosisHistory history, WatchNotifier notifier, MonitorSettings settings)
{
    public void Note(SteadyState steady, WatchLook look)
    {
        // A server that runs alone is no news, and neither is a path that is healthy from the start.
        if (steady.Current is not (WatchState.Healthy or WatchState.Faulty or WatchState.NotTheProxy))
        {
            return;
        }

        var target = settings.Target;
        var page = "/diagnostics";
        if (steady.Current != WatchState.Healthy || steady.Before is WatchState.Faulty or WatchState.NotTheProxy)
        {
            var diagnosis = WatchDiagnosis.Of(look, target, settings.Time.GetUtcNow(), settings.Run.LaneEvents);
            page += history.Add(diagnosis) ? $"?run={diagnosis.Id}" : "";
        }

        notifier.Tell(WatchNotification.Of(steady.Current, look.Verdict, new Uri(new Uri(target.ProxiedUrl), page)));
    }

    public Task SendAsync(CancellationToken cancellationToken) => notifier.SendAsync(cancellationToken);
}
