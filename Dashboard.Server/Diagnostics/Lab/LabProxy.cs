using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>
/// One broken nginx, and the shell that watches over it. The shell holds the other end of a pipe to this process: when that
/// closes, because the lab ends it or because this process was killed, it ends nginx and clears its folder away. (The
/// kernel's own signal for the death of a parent comes when the *thread* ends that started the child, and threads of the
/// pool come and go.)
/// </summary>
internal sealed class LabProxy
{
    private const string Ready = "ready";

    private const string Script = """
        nginx=$1 folder=$2 config=$3 reload=$4 reloader=
        exec 3<&0 2>"$folder/words"
        "$nginx" -p "$folder/" -c "$config" </dev/null >&2 3<&- &
        pid=$!
        { read -r _ <&3; kill "$pid"; } >/dev/null 2>&1 &
        watcher=$!

        # nginx writes this file once it listens.
        until [ -s "$folder/nginx.pid" ] || ! kill -0 "$pid" 2>/dev/null; do sleep 0.02; done
        if [ -s "$folder/nginx.pid" ]; then echo ready; fi
        if [ -n "$reload" ]; then
            while sleep "$reload" && kill -HUP "$pid"; do :; done </dev/null >/dev/null 2>&1 3<&- &
            reloader=$!
        fi
        wait "$pid"

        # Nobody reads this where it was ready.
        tail -n 3 "$folder/words"
        kill "$watcher" $reloader 2>/dev/null
        rm -rf -- "$folder"
        """;

    /// <summary>nginx ends within milliseconds; a host that stops has three seconds in all.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly Process _shell;
    private readonly string _folder;

    private LabProxy(Process shell, string folder)
    {
        _shell = shell;
        _folder = folder;
    }

    /// <summary>Completes when nginx has ended, whoever ended it.</summary>
    public Task Ended => _shell.WaitForExitAsync();

    /// <param name="nginx">The program.</param>
    /// <param name="folder">Its folder, which ends with it.</param>
    /// <param name="configuration">The file to run, in that folder.</param>
    /// <param name="reloadsEvery">How often it is told to read its configuration anew; null for never.</param>
    public static LabProxy Start(string nginx, string folder, string configuration, TimeSpan? reloadsEvery)
    {
        var reload = reloadsEvery?.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) ?? "";
        var shell = new ProcessStartInfo("/bin/sh", ["-c", Script, "lab", nginx, folder, configuration, reload])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        return new LabProxy(Process.Start(shell)!, folder);
    }

    /// <summary>Waits until it listens.</summary>
    /// <returns>Null once it does; otherwise what nginx said when it gave up.</returns>
    /// <exception cref="TimeoutException">It neither listens nor has given up.</exception>
    public async Task<string?> ReadyAsync(TimeSpan within, TimeProvider time)
    {
        var first = await _shell.StandardOutput.ReadLineAsync().WaitAsync(within, time);
        return first == Ready
            ? null
            : $"{first} {await _shell.StandardOutput.ReadToEndAsync().WaitAsync(within, time)}".Replace(_folder, "", StringComparison.Ordinal).Trim();
    }

    /// <summary>Ends it, and waits until it is gone with its folder.</summary>
    public async Task StopAsync(TimeProvider time)
    {
        _shell.StandardInput.Close();
        try
        {
            await _shell.WaitForExitAsync().WaitAsync(s_patience, time);
        }
        catch (TimeoutException)
        {
            _shell.Kill(entireProcessTree: true);
            await _shell.WaitForExitAsync();
        }

        _shell.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
