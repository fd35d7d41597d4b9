namespace Dashboard.Client.Layout;

/// <summary>Amounts as people read them.</summary>
public static class Sizes
{
    /// <summary>Bytes: <c>812 B</c>, <c>1.2 kB</c>, <c>34 MB</c>, <c>5.6 GB</c>.</summary>
    public static string Bytes(double bytes) => bytes switch
    {
        // Each limit is where rounding reaches the next kind of figure.
        < 999.5 => $"{bytes:0} B",
        < 9_950 => $"{bytes / 1e3:0.0} kB",
        < 999_500 => $"{bytes / 1e3:0} kB",
        < 9_950_000 => $"{bytes / 1e6:0.0} MB",
        < 999_500_000 => $"{bytes / 1e6:0} MB",
        < 9_950_000_000 => $"{bytes / 1e9:0.0} GB",
        _ => $"{bytes / 1e9:N0} GB",
    };

    /// <summary>A rate: <c>0</c>, <c>0.4</c>, <c>25</c>, <c>12,345</c>.</summary>
    public static string Rate(double perSecond) => perSecond switch
    {
        < 0.05 => "0",
        < 9.95 => $"{perSecond:0.0}",
        _ => $"{perSecond:N0}",
    };
}
