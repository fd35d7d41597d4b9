using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Client.Settings;

/// <summary>What a person has chosen, kept in this browser.</summary>
/// <remarks>
/// The bounds keep the whole small enough for one message from the browser to the server, of which 32 KiB are accepted.
/// </remarks>
public sealed record Preferences
{
    /// <summary>The version that this build writes. What a later one has added is kept as it is.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Letters of <see cref="Name"/> and of a view's name.</summary>
    public const int MaxName = 60;

    /// <summary>Characters of a view's address.</summary>
    public const int MaxAddress = 1_000;

    /// <summary>Characters of a rule's query.</summary>
    public const int MaxQuery = 300;

    /// <summary>Views; more do not fit a navigation.</summary>
    public const int MaxViews = 30;

    /// <summary>Rules; more nobody can foretell.</summary>
    public const int MaxRules = 20;

    /// <summary>Read marks; what was read in streams beyond that counts as unread.</summary>
    public const int MaxReadMarks = 200;

    /// <summary>The version of the text that this was read from.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The name under which the person acknowledges; empty until one is given.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether rows are 44 px high instead of 32 px.</summary>
    public bool Comfortable { get; init; }

    /// <summary>Whether rules may make sounds.</summary>
    public bool Sound { get; init; }

    /// <summary>Whether rules may send notifications to the desktop; the browser has to allow it too.</summary>
    public bool Desktop { get; init; }

    /// <summary>What calls for attention, and how; the first that fits decides.</summary>
    public IReadOnlyList<AlertRule> Rules { get; init; } = [new("severity>=error", AlertAction.SoundAndDesktop)];

    /// <summary>When nothing calls for attention.</summary>
    public QuietHours QuietHours { get; init; } = new();

    /// <summary>The saved views, in their order; no two of the same name.</summary>
    public IReadOnlyList<SavedView> Views { get; init; } = [];

    /// <summary>The name of the view that opens first; null for the plain Live page.</summary>
    public string? StartView { get; init; }

    /// <summary>The last event id that was read, by stream.</summary>
    public IReadOnlyDictionary<string, string> ReadMarks { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What another version of this product has added.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }

    /// <summary>The address that opens first; null for the plain Live page.</summary>
    [JsonIgnore]
    public string? StartAddress => StartView is null ? null : Views.FirstOrDefault(view => view.Name == StartView)?.Address;

    /// <summary>The same within all bounds, and without what leads nowhere.</summary>
    public Preferences Bounded()
    {
        SavedView[] views =
        [
            .. (Views ?? [])
                .Where(view => view is { Name.Length: > 0 } && SavedView.IsOurs(view.Address))
                .Select(view => view with { Name = Cut(view.Name, MaxName) })
                .DistinctBy(view => view.Name)
                .Take(MaxViews),
        ];
        return this with
        {
            Name = Cut(Name ?? "", MaxName),
            Rules = [.. (Rules ?? []).Where(rule => rule?.Query is { Length: <= MaxQuery }).Take(MaxRules)],
            QuietHours = QuietHours ?? new QuietHours(),
            Views = views,
            StartView = views.Any(view => view.Name == StartView) ? StartView : null,
            ReadMarks = (ReadMarks ?? new Dictionary<string, string>())
                .TakeLast(MaxReadMarks).ToDictionary(mark => mark.Key, mark => mark.Value, StringComparer.Ordinal),
        };
    }

    private static string Cut(string text, int length) => text.Trim() is var trimmed && trimmed.Length > length ? trimmed[..length] : trimmed;
}
