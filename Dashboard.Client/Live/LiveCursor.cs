using Dashboard.Client.Live.Rows;

namespace Dashboard.Client.Live;

/// <summary>The line that keys act on. It stays with its row wherever that goes.</summary>
/// <param name="lines">The lines.</param>
public sealed class LiveCursor(LiveLines lines)
{
    private int _last;

    /// <summary>The line; null before the first key.</summary>
    public LiveLine? At { get; private set; }

    /// <summary>Its row; null where it is a heading or nowhere.</summary>
    public LiveRow? Row => At?.Row;

    /// <summary>Where it is, from 0 at the top; where its row has left the list, the nearest line; -1 before the first key.</summary>
    public int Index
    {
        get
        {
            if (At is not { } line || lines.Count == 0)
            {
                return -1;
            }

            var now = lines.IndexOf(line);
            return _last = now >= 0 ? now : Math.Min(_last, lines.Count - 1);
        }
    }

    /// <summary>Whether it is on a line.</summary>
    public bool IsAt(LiveLine line) => At is { } at && at == line;

    /// <summary>Moves by some lines; before the first key, down is the first line. Repeats of an unfolded row are passed over.</summary>
    public void Move(int by)
    {
        var index = Index;
        MoveTo(index < 0 ? 0 : index + by, Math.Sign(by));
    }

    /// <summary>Moves to a line, or to the nearest one in a direction that keys can act on.</summary>
    public void MoveTo(int index, int direction = 1)
    {
        if (lines.Count == 0)
        {
            At = null;
            return;
        }

        index = Math.Clamp(index, 0, lines.Count - 1);
        var line = lines.Slice(index, 1)[0];
        while (line.Repeat is not null && index + direction >= 0 && index + direction < lines.Count)
        {
            index += direction;
            line = lines.Slice(index, 1)[0];
        }

        At = line with { Repeat = null };
        _last = index;
    }

    /// <summary>Moves to a line that was clicked.</summary>
    public void MoveTo(LiveLine line) => At = line with { Repeat = null };

    /// <summary>Leaves the list.</summary>
    public void Leave() => At = null;
}
