using System.Net.Sockets;
using Dashboard.Server.Diagnostics.CommandLine;
using Dashboard.Server.EventLog;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Hosting;

/// <summary>Runs the server to its end, or the command that stands first, and turns what keeps it from starting into a sentence and an exit code.</summary>
internal static class DashboardProcess
{
    /// <summary>The configuration is wrong.</summary>
    public const int BadConfiguration = 2;

    /// <summary>The address is in use or cannot be listened on.</summary>
    public const int BadAddress = 3;

    /// <summary>The log cannot be opened.</summary>
    public const int BadLog = 4;

    /// <summary>The disk failed under the log. A new process finds out what is on it, so whatever watches this one should start it again.</summary>
    public const int BrokenLog = 5;

    private const string ChooseAnother = "Choose another with --urls http://127.0.0.1:PORT (./run.sh: --port PORT).";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [DiagnoseCommand.Name, .. var words])
        {
            return await DiagnoseCommand.RunAsync(words);
        }

        try
        {
            await using var app = DashboardHost.Build(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot(args) });
            var log = app.Services.GetRequiredService<IEventLog>();
            await app.RunAsync();
            return log.Broken.IsCompleted ? BrokenLog : 0;
        }
        catch (Exception failure) when (Explain(failure) is { } explained)
        {
            await Console.Error.WriteLineAsync(explained.Message);
            return explained.ExitCode;
        }
    }

    /// <summary>
    /// The content root of the arguments, relative to the current folder as paths on a command line are; the host would take
    /// it relative to the folder of the program. Null where they name none.
    /// </summary>
    private static string? ContentRoot(string[] args) =>
        new ConfigurationBuilder().AddCommandLine(args).Build()[WebHostDefaults.ContentRootKey] is { Length: > 0 } path
            ? Path.GetFullPath(path)
            : null;

    private static (int ExitCode, string Message)? Explain(Exception failure) => failure switch
    {
        AggregateException all when all.InnerExceptions.All(one => one is OptionsValidationException) =>
            (BadConfiguration, string.Join(Environment.NewLine, all.InnerExceptions.Select(one => Explain(one)!.Value.Message))),
        OptionsValidationException wrong => (BadConfiguration, string.Join(Environment.NewLine, wrong.Failures)),
        InvalidOperationException { InnerException: FormatException or ArgumentException } unreadable => (BadConfiguration, unreadable.Message),
        StartRefusedException refused => (BadConfiguration, refused.Message),
        DirectoryNotFoundException { TargetSite.DeclaringType.Name: nameof(PhysicalFileProvider) } missing =>
            (BadConfiguration, $"There is no folder {missing.Message}. Name the one that has appsettings.json with --contentRoot."),
        EventLogUnavailableException log => (BadLog, log.Message),
        IOException { InnerException: AddressInUseException } taken =>
            (BadAddress, $"{taken.Message} {ChooseAnother}"),
        SocketException unusable => (BadAddress, $"The address cannot be listened on: {unusable.Message}. {ChooseAnother}"),
        FormatException { TargetSite.DeclaringType.Name: nameof(BindingAddress) } wrong => (BadAddress, $"{wrong.Message}. {ChooseAnother}"),
        ArgumentOutOfRangeException { ParamName: "port" } => (BadAddress, $"A port is a number from 0 to 65535. {ChooseAnother}"),
        _ => null,
    };
}
