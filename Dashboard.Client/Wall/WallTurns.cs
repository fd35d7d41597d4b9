using System.Globalization;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Wall;

/// <summary>Whose turn it is on the wall, and where the picture stands: a screen that never changes burns in.</summary>
/// <param name="every">How long each picture stays; null where the first one stays for ever.</param>
internal sealed class WallTurns(TimeSpan? every)
{
    /// <summary>Long enough to read a picture from afar.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(15);

    /// <summary>Offsets in pixels, one a minute: small enough that nobody sees a jump.</summary>
    private static readonly (int X, int Y)[] s_offsets = [(0, 0), (6, 2), (12, 6), (8, 12), (2, 8), (-4, 12), (-10, 6), (-6, 0)];

    /// <summary>Reads the seconds of <c>?wall=</c>: 5 to 3600; 0 stays with the first picture, anything else is the usual time.</summary>
    public static WallTurns Parse(string? seconds) => int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) switch
    {
        true when asked == 0 => new WallTurns(null),
        true when asked is >= 5 and <= 3600 => new WallTurns(TimeSpan.FromSeconds(asked)),
        _ => new WallTurns(Usual),
    };

    /// <summary>The pictures that there is something to see on.</summary>
    public static IReadOnlyList<WallPicture> Pictures(PathWatch watch) => watch.State == WatchState.Off
        ? [WallPicture.Problems, WallPicture.Streams]
        : [WallPicture.Problems, WallPicture.Streams, WallPicture.Path];

    /// <summary>Whose turn it is after some time.</summary>
    public WallPicture At(TimeSpan elapsed, IReadOnlyList<WallPicture> pictures) =>
        every is { } turn ? pictures[(int)(elapsed.Ticks / turn.Ticks % pictures.Count)] : pictures[0];

    /// <summary>By how many pixels everything is moved.</summary>
    public static (int X, int Y) Offset(TimeSpan elapsed) => s_offsets[(int)elapsed.TotalMinutes % s_offsets.Length];
}
