using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Support;

/// <summary>A lab as a test says.</summary>
internal sealed class FakeLab : ILab
{
    public LabState Current { get; set; } = new(null, 2, [], []);

    public static LabFault Fault(string name, string kind = "Streams end", bool isEncrypted = false) => new(
        name,
        "idle-timeout",
        kind,
        $"nginx has {name}.",
        "A timeout is too short.",
        "A quiet stream is cut.",
        "`proxy_read_timeout 60s;` for the streams.",
        "location /sse {\n    proxy_read_timeout 3s;\n}",
        isEncrypted);

    public static LabRun Run(string name) => new(
        name,
        "http://127.0.0.1:5080/",
        "http://127.0.0.1:40001/",
        new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 11, 22, 12, 10, 0, TimeSpan.Zero));
}
