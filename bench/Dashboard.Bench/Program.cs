using System.Globalization;
using System.Runtime.InteropServices;
using Dashboard.Bench;
using Dashboard.Bench.Machine;
using Dashboard.Bench.Precision;
using Dashboard.Bench.Profile;
using Dashboard.Bench.Report;
using Dashboard.Bench.Screen;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    if (args is ["heap", var process])
    {
        HeapSnapshot.Print(int.Parse(process, CultureInfo.InvariantCulture), Console.Out);
        return 0;
    }

    if (args is ["profile", .. var profileArguments])
    {
        return await ProfileAsync(ProfileOptions.Read(profileArguments));
    }

    if (args is ["precision", .. var precisionArguments])
    {
        return await PrecisionAsync(PrecisionOptions.Read(precisionArguments));
    }

    if (args is ["screen", .. var screenArguments])
    {
        return await ScreenAsync(ScreenOptions.Read(screenArguments));
    }

    var options = BenchOptions.Read(args);
    using var folder = WorkFolder.Create(options.Root);
    var run = new BenchRun(options, folder.FullPath, Console.Error.WriteLine);
    Console.Error.WriteLine($"About {run.Estimate().TotalMinutes:0.#} minutes, more on a busy machine: noisy measurements are repeated once.");

    var results = await run.RunAsync(stop.Token);
    var (machine, now) = (MachineFacts.Read(options.Root), TimeProvider.System.GetUtcNow());
    Console.WriteLine(MarkdownReport.Render(results, options, machine, now));
    if (options.JsonFile is { } file)
    {
        await File.WriteAllTextAsync(file, JsonReport.Render(results, options, machine, now));
    }

    return stop.IsCancellationRequested ? 130 : 0;
}
catch (UsageException error)
{
    Console.Error.WriteLine($"bench: {error.Message} See --help.");
    return 2;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine(stop.IsCancellationRequested ? "bench: interrupted." : "bench: no end within the time limit.");
    return stop.IsCancellationRequested ? 130 : 1;
}
catch (BenchException error)
{
    Console.Error.WriteLine($"bench: {error.Message}");
    return 1;
}

async Task<int> ProfileAsync(ProfileOptions options)
{
    using var folder = WorkFolder.Create(options.Root);
    Console.WriteLine(ProfileReport.Head(MachineFacts.Read(options.Root), TimeProvider.System.GetUtcNow()));
    foreach (var server in options.Servers)
    {
        Console.Error.WriteLine($"{server.Name}: {server.Words} ...");
        var profile = await new ProfileRun(options, folder.FullPath).RunAsync(server, stop.Token);
        Console.WriteLine();
        Console.Write(ProfileReport.Render(profile, options.Types));
    }

    return 0;
}

async Task<int> PrecisionAsync(PrecisionOptions options)
{
    using var folder = WorkFolder.Create(options.Root);
    Console.WriteLine(ProfileReport.Head(MachineFacts.Read(options.Root), TimeProvider.System.GetUtcNow()));
    Console.WriteLine();
    return await new PrecisionRun(options, folder.FullPath).RunAsync(Console.WriteLine, stop.Token) ? 0 : 1;
}

async Task<int> ScreenAsync(ScreenOptions options)
{
    using var folder = WorkFolder.Create(options.Root);
    var figures = await new ScreenRun(options, folder.FullPath).RunAsync(Console.Error.WriteLine, stop.Token);
    Console.WriteLine(ProfileReport.Head(MachineFacts.Read(options.Root), TimeProvider.System.GetUtcNow()));
    Console.WriteLine();
    Console.WriteLine("| | figure | goal | |");
    Console.WriteLine("| --- | --- | --- | --- |");
    foreach (var figure in figures)
    {
        Console.WriteLine(figure);
    }

    return 0;
}

void Stop(PosixSignalContext context)
{
    // What was measured so far is still printed, and every server ends.
    context.Cancel = true;
    stop.Cancel();
}
