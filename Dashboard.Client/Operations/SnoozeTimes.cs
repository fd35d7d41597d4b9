namespace Dashboard.Client.Operations;

/// <summary>The times that people choose from, by the viewer's own clock.</summary>
public static class SnoozeTimes
{
    /// <summary>When people begin to work: what was snoozed for tomorrow is there then.</summary>
    private static readonly TimeSpan s_morning = TimeSpan.FromHours(8);

    /// <summary>How a time is written in a field of type <c>datetime-local</c> (WHATWG HTML, section 2.3.5.6).</summary>
    private const string FieldFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>What can be chosen with one press, and when it ends.</summary>
    /// <param name="now">The server's time.</param>
    /// <param name="zone">The viewer's time zone; null for UTC.</param>
    public static IReadOnlyList<(string Label, DateTimeOffset Until)> From(DateTimeOffset now, TimeZoneInfo? zone) =>
    [
        ("15 minutes", now.AddMinutes(15)),
        ("1 hour", now.AddHours(1)),
        ("4 hours", now.AddHours(4)),
        ("Tomorrow 08:00", Tomorrow(now, zone ?? TimeZoneInfo.Utc)),
    ];

    /// <summary>A time as a field shows it.</summary>
    public static string ToField(DateTimeOffset time, TimeZoneInfo? zone) =>
        TimeZoneInfo.ConvertTime(time, zone ?? TimeZoneInfo.Utc).ToString(FieldFormat);

    /// <summary>The time in a field; null where it is none.</summary>
    public static DateTimeOffset? FromField(string? field, TimeZoneInfo? zone) =>
        DateTime.TryParseExact(field?.Length > 16 ? field[..16] : field, FieldFormat, null, System.Globalization.DateTimeStyles.None, out var local)
            ? InZone(local, zone ?? TimeZoneInfo.Utc)
            : null;

    private static DateTimeOffset Tomorrow(DateTimeOffset now, TimeZoneInfo zone) =>
        InZone(TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(1) + s_morning, zone);

    /// <summary>A time that the clock skips in spring is read as if it had not been changed yet.</summary>
    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(local));
}
