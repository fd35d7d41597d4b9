namespace Dashboard.Bench.Load;

/// <summary>How subscribers came back: seconds since the first was lost, null where not all are back, and attempts that failed.</summary>
internal sealed record LoadRestart(int Lost, int Back, double? FirstBackS, double? BackS, long Refused, long Dropped, long BadAnswers);
