using Dashboard.Client.Contracts;

namespace Dashboard.Client.Live.Rows;

/// <summary>Gives notifications and notices their places, in the order in which they come.</summary>
internal sealed class LivePlaces
{
    private readonly Dictionary<string, int> _eras = new(StringComparer.Ordinal);
    private RowPlace _last;

    /// <summary>The place of a notification: that of its id in its life of the log.</summary>
    public RowPlace Of(Notification notification)
    {
        if (!EventId.TryParse(notification.Id, out var id))
        {
            return Notice();
        }

        if (!_eras.TryGetValue(id.Epoch, out var era))
        {
            _eras.Add(id.Epoch, era = _eras.Count);
        }

        var place = new RowPlace(era, id.Position);
        _last = _last < place ? place : _last;
        return place;
    }

    /// <summary>The place after everything that has come.</summary>
    public RowPlace Notice() => _last = _last with { After = _last.After + 1 };
}
