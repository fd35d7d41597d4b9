using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>What a probe stream sends, and when.</summary>
internal sealed partial record StreamPlan
{
    /// <summary>Names the schedule together with <see cref="Kind"/>: whoever asks for the same gets the same events.</summary>
    public required string Session { get; init; }

    /// <summary>A label of the prober's own.</summary>
    public required string Kind { get; init; }

    /// <summary>Milliseconds between two events, 5 to 60000.</summary>
    public int Interval { get; init; }

    /// <summary>Bytes of an event from its first field to its blank line, 40 to 100000; less than its fields need is as many as they need.</summary>
    public int Size { get; init; }

    /// <summary>Milliseconds before the first event, 0 to 5000.</summary>
    public int First { get; init; }

    /// <summary>How many events there are, 1 to 5000.</summary>
    public int Count { get; init; }

    /// <summary>Whether the stream stays open in silence after its last event.</summary>
    public bool Idle { get; init; }

    /// <summary>Milliseconds of silence between events after which a comment follows; 0 for none.</summary>
    public int Heartbeat { get; init; }

    /// <summary>Whether the answer asks proxies not to buffer it.</summary>
    public bool Unbuffered { get; init; }

    /// <summary>Reads the query.</summary>
    /// <returns>The plan, or what is wrong with which parameter.</returns>
    public static (StreamPlan? Plan, Dictionary<string, string[]> Errors) Read(IQueryCollection query)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var session = query["session"].ToString();
        var kind = query["kind"].ToString();
        Require(ProbeName.IsValid(session), "session", ProbeName.Rule);
        Require(KindRule().IsMatch(kind), "kind", "Must be at most 32 letters, digits, '-' or '_'.");
        var plan = new StreamPlan
        {
            Session = session,
            Kind = kind,
            Interval = Number("interval", 200, 5, 60_000),
            Size = Number("size", 100, 40, 100_000),
            First = Number("first", 0, 0, 5_000),
            Count = Number("count", 50, 1, 5_000),
            Idle = Number("idle", 0, 0, 1) == 1,
            Heartbeat = Number("heartbeat", 0, 0, 60_000),
            Unbuffered = Number("xab", 0, 0, 1) == 1,
        };
        return errors.Count > 0 ? (null, errors) : (plan, errors);

        int Number(string name, int usual, int least, int most)
        {
            if (!query.TryGetValue(name, out var text))
            {
                return usual;
            }

            var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            Require(isNumber && number >= least && number <= most, name, $"Must be a number from {least} to {most}.");
            return number;
        }

        void Require(bool holds, string name, string rule)
        {
            if (!holds)
            {
                errors[name] = [rule];
            }
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{0,32}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KindRule();
}
