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

    /// <exception cref="BenchException">The run was not whole, and no count shows it: its figures would look better than they are.</exception>
    public static Faults Of(LoadReport report, bool checksOrder)
    {
        var faults = new Faults(
            report.Lost,
            report.Duplicated,
            checksOrder ? report.OutOfOrder : 0,
            report.Rejected + report.Closed + report.PublishErrors + (report.Restart?.Dropped ?? 0) + (report.Restart?.BadAnswers ?? 0));
        return faults.Any || report.Error.Length == 0 ? faults : throw new BenchException($"the load generator gave up: {report.Error}");
    }

    public override string ToString() => $"{Lost} / {Doubled} / {OutOfOrder}" + (Errors > 0 ? $", {Errors} errors" : "");
}
