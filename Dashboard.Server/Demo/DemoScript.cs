namespace Dashboard.Server.Demo;

/// <summary>What happens in an invented company: deploys, payments and machines, with problems that end again.</summary>
internal sealed class DemoScript(Random chance)
{
    private static readonly string[] s_services = ["checkout", "catalog", "search", "accounts", "mail"];
    private static readonly string[] s_people = ["Ada", "Grace", "Linus", "Margaret"];
    private static readonly string[] s_hosts = ["db1", "db2", "web1", "web2", "queue1"];
    private static readonly string[] s_banks = ["card", "direct debit", "invoice"];

    /// <summary>Problems that are going on, by the key under which they will be resolved.</summary>
    private readonly Queue<(string Stream, string Key, string Title, string Source)> _firing = new();

    private int _build = 1840;

    /// <summary>The next notification and its stream.</summary>
    public (string Stream, DemoNotification Notification) Next()
    {
        // Problems end after a while, so that the picture is not one of decay only.
        if (_firing.Count > 3 || (_firing.Count > 0 && chance.Next(8) == 0))
        {
            var (stream, key, title, source) = _firing.Dequeue();
            return (stream, new DemoNotification("info", title, Source: source, Key: key, Status: "resolved"));
        }

        return chance.Next(10) switch
        {
            < 4 => ("deploys", Deploy()),
            < 7 => ("payments", Payment()),
            _ => ("infrastructure", Machine()),
        };
    }

    private DemoNotification Deploy()
    {
        var service = Any(s_services);
        var build = ++_build;
        var by = Any(s_people);
        var url = $"https://ci.example/builds/{build}";
        return chance.Next(6) switch
        {
            0 => new DemoNotification(
                "error",
                $"Deploy of {service} failed at the smoke test",
                $"GET /health answered 503 for 30 s.\nRolled back to build {build - 1}.",
                ["deploy", service],
                "ci",
                url),
            1 => new DemoNotification("warning", $"Deploy of {service} waits for approval", Tags: ["deploy", service], Source: "ci", Url: url),
            2 => new DemoNotification("debug", $"Canary of {service} takes 5 % of the traffic", Tags: ["deploy", service], Source: "ci"),
            _ => new DemoNotification(
                "info",
                $"{service} is live with build {build}",
                $"By {by}, {chance.Next(1, 9)} commits.",
                ["deploy", service],
                "ci",
                url,
                Data: new { build, by }),
        };
    }

    private DemoNotification Payment()
    {
        var kind = Any(s_banks);
        var percent = chance.Next(4, 30);
        return chance.Next(5) switch
        {
            0 => Fire("payments", "critical", $"payments-declined-{kind}", $"{percent} % of {kind} payments are declined", "payment-gateway"),
            1 => Fire("payments", "warning", $"payments-slow-{kind}", $"{kind} payments take {chance.Next(3, 9)} s", "payment-gateway"),
            2 => new DemoNotification("debug", "Settlement file was sent", Tags: ["settlement"], Source: "ledger"),
            _ => new DemoNotification(
                "info",
                $"{chance.Next(200, 900)} {kind} payments settled",
                Tags: ["settlement"],
                Source: "ledger",
                Data: new { kind, amount = chance.Next(10_000, 90_000) }),
        };
    }

    private DemoNotification Machine()
    {
        var host = Any(s_hosts);
        return chance.Next(6) switch
        {
            0 => Fire("infrastructure", "critical", $"down-{host}", $"{host} does not answer", "monitor"),
            1 => Fire("infrastructure", "error", $"disk-{host}", $"Disk of {host} is {chance.Next(91, 99)} % full", "monitor"),
            2 => Fire("infrastructure", "warning", $"load-{host}", $"Load of {host} is {chance.Next(8, 24)}", "monitor"),
            3 => new DemoNotification("debug", $"Certificate of {host} is valid for {chance.Next(20, 89)} more days", Tags: ["tls"], Source: "monitor"),
            _ => new DemoNotification("info", $"Backup of {host} finished in {chance.Next(2, 40)} min", Tags: ["backup", host], Source: "backup"),
        };
    }

    private DemoNotification Fire(string stream, string severity, string key, string title, string source)
    {
        _firing.Enqueue((stream, key, title, source));
        return new DemoNotification(severity, title, Tags: [stream], Source: source, Key: key, Status: "firing");
    }

    private string Any(string[] names) => names[chance.Next(names.Length)];
}
