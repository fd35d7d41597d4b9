using System.Runtime.InteropServices;
using Dashboard.Bench.Load;

namespace Dashboard.Bench.Results;

/// <summary>Copies of events that did not arrive once and in order, and connections or publishes that failed.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Faults(long Lost, long Doubled, long OutOfOrder, long Errors)
{
    public bool Any => this != default;

    public static Faults operator +(Faults a, Faults b) =>
        new(a.Lost + b.Lost, a.Doubled + b.Doubled, a.OutOfOrder + b.OutOfOrder, a.Errors + b.Errors);

    public static Faults Of(LoadReport report, bool checksOrder) => new(
        report.Lost,
        report.Duplicated,
        checksOrder ? report.OutOfOrder : 0,
        report.Rejected + report.Closed + report.PublishErrors + (report.Restart?.Dropped ?? 0) + (report.Restart?.BadAnswers ?? 0));

    public override string ToString() => $"{Lost} / {Doubled} / {OutOfOrder}" + (Errors > 0 ? $", {Errors} errors" : "");
}
