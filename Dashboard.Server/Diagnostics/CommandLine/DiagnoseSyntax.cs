using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Targets;

namespace Dashboard.Server.Diagnostics.CommandLine;

/// <summary>What can be written behind <c>diagnose</c>, and what is wrong with what was written.</summary>
internal sealed class DiagnoseSyntax
{
    private const string Purpose = """
        Tells what a reverse proxy does to event streams: reads the same events directly and through the proxy, names the
        fault from the evidence, and shows the fix. The web server is not started, and no file is written. The answer goes
        to standard output, progress to standard error. Ctrl-C ends it with the verdict so far.

        A whole run takes about 20 s with a server of this kind, which answers probes of its own machine only, unless
        its Diagnostics:Probe settings say otherwise. Of any other stream the events that it sends by itself are compared.

        Exit codes:
          0  healthy: both paths carry the streams alike
          1  faults found: the proxied path has a fault, or a risk
          2  no answer about the proxy: wrong arguments, a direct path where nothing answers or that is bad itself, too
             little to measure, or an end by Ctrl-C before any fault was found
        """;

    private const string UrlHint = "the address of an event stream, such as http://127.0.0.1:5080/sse";

    private const string HeaderHint = "a header as 'Name: value', in quotation marks";

    private readonly Option<string> _direct = Taking<string>("--direct", "URL", UrlHint, "The event stream, or the root, at the application itself. Required.");
    private readonly Option<string> _proxied = Taking<string>("--proxied", "URL", UrlHint, "The same through the proxy. Required.");
    private readonly Option<string> _for = Taking<string>("--for", "time", WatchTime.Hint, "How long the streams are watched, from 5s to 10m (default: 12s; 20s of a stream that answers no probes).");
    private readonly Option<string[]> _headers = Taking<string[]>("--header", "'Name: value'", HeaderHint, "A header to send with every request, such as a sign-in; can be repeated. Values are shown nowhere.");
    private readonly Option<bool> _anyCertificate = Flag("--accept-any-certificate", "Accept certificates that cannot be verified.");
    private readonly Option<bool> _idleTimeout = Flag("--idle-timeout", "Also wait for the proxy to cut a silent stream, which takes up to 130 s.");
    private readonly Option<bool> _json = Flag("--json", "Write the diagnosis as JSON, without secrets, and nothing else.");
    private readonly Command _command;

    public DiagnoseSyntax() => _command = new Command("diagnose", Purpose)
    {
        Options = { _direct, _proxied, _for, _headers, _anyCertificate, _idleTimeout, _json, new HelpOption() },
    };

    /// <summary>Takes the words apart. A file named as <c>@file</c> is not read: addresses and headers may begin so.</summary>
    public ParseResult Parse(IReadOnlyList<string> words) => _command.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <returns>The arguments, null where they cannot be used; and a sentence for each thing that is wrong with them.</returns>
    public (DiagnoseArguments? Arguments, IReadOnlyList<string> Errors) Read(ParseResult parsed)
    {
        // Only those of options: words that belong to none are explained in our own words.
        List<string> errors =
            [.. parsed.UnmatchedTokens.Select(Unknown).Distinct(), .. parsed.Errors.Where(error => error.SymbolResult is OptionResult).Select(error => error.Message)];
        return errors.Count > 0 ? (null, errors) : ReadValues(parsed, errors);
    }

    private (DiagnoseArguments? Arguments, IReadOnlyList<string> Errors) ReadValues(ParseResult parsed, List<string> errors)
    {
        var watch = parsed.GetValue(_for) is { } text ? WatchTime.Read(text) : null;
        if (parsed.GetValue(_for) is not null && watch is null)
        {
            errors.Add($"--for: Write {WatchTime.Hint}.");
        }

        var target = new NewDiagnosisTarget(
            "The pair", parsed.GetValue(_direct) ?? "", parsed.GetValue(_proxied) ?? "", Headers(parsed, errors), parsed.GetValue(_anyCertificate));
        (target, var wrong) = TargetFields.Check(target, TargetNetworks.Everything, new TargetOptions());
        errors.AddRange(wrong.Select(field => $"{OptionOf(field.Key)}: {field.Value[0]}"));
        return errors.Count > 0 ? (null, errors) : (new DiagnoseArguments(target)
        {
            WatchFor = watch,
            MeasuresIdleTimeout = parsed.GetValue(_idleTimeout),
            AsJson = parsed.GetValue(_json),
        }, errors);
    }

    private HeaderField[] Headers(ParseResult parsed, List<string> errors)
    {
        var texts = parsed.GetValue(_headers) ?? [];

        // What stands there may be a secret, so it is not repeated.
        errors.AddRange(texts.Index().Where(one => !one.Item.Contains(':')).Select(one => $"--header (number {one.Index + 1}): Write {HeaderHint}; the colon is missing."));
        return errors.Count > 0 ? [] : [.. texts.Select(text => text.Split(':', 2)).Select(parts => new HeaderField(parts[0], parts[1].Trim(' ', '\t')))];
    }

    private static string Unknown(string word) => word.StartsWith('-')
        ? $"{word.Split('=', ':')[0]} is no option of diagnose: --help lists them."
        : "There is a word that belongs to no option: write values with spaces in quotation marks, such as --header 'Authorization: Bearer …'.";

    /// <summary>From the name of a field, such as <c>headers[0].name</c>, to that of the option.</summary>
    private static string OptionOf(string field) => field switch
    {
        "directUrl" => "--direct",
        "proxiedUrl" => "--proxied",
        "headers" => "--header",
        _ when field.Split('[', ']') is [_, var index, var part] => $"--header (number {int.Parse(index) + 1}, its {part.TrimStart('.')})",
        _ => field,
    };

    private static Option<T> Taking<T>(string name, string value, string hint, string description)
    {
        var option = new Option<T>(name)
        {
            Description = description,
            HelpName = value,
            Arity = typeof(T).IsArray ? ArgumentArity.ZeroOrMore : ArgumentArity.ZeroOrOne,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count < result.IdentifierTokenCount)
            {
                result.AddError($"{name} lacks its value: write {hint}.");
            }
        });
        return option;
    }

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };
}
