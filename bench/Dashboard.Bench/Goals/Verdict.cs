namespace Dashboard.Bench.Goals;

/// <summary>How a figure stands to its goal.</summary>
internal enum Verdict
{
    NotMeasured,

    /// <summary>Not even what is asked at least.</summary>
    Missed,

    /// <summary>There is only an aim, and it is not reached.</summary>
    AimMissed,

    /// <summary>What is asked at least, and not the aim.</summary>
    Met,
    AimMet,
}
