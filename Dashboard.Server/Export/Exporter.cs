using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Dashboard.Server.EventLog;
using Dashboard.Server.Requests;
using Dashboard.Server.Search;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Export;

/// <summary>
/// Writes exports: a page is searched for when the client has taken the one before, so a slow client costs neither memory
/// nor a turn that others wait for, and one that has left costs nothing more.
/// </summary>
internal sealed class Exporter(IEventLog log, History history, IOptions<ExportOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Notifications of one read: with bodies of 64 KiB still some megabytes only.</summary>
    private const int PageSize = 100;

    private static readonly TimeSpan s_nextTry = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _free = new(options.Value.MaxAtOnce);

    /// <summary>Takes one of the places; null where all are taken.</summary>
    public IDisposable? TryBegin() => _free.Wait(0, CancellationToken.None) ? new Turn(_free) : null;

    /// <summary>Writes what a request asks for; its limit counts for nothing here.</summary>
    public Task WriteAsync(HistoryRequest request, IExportFormat format, HttpContext context) =>
        TimedAnswer.WriteAsync(context, options.Value.WriteTimeout, async (body, ends) =>
        {
            var sheet = new Sheet(body, ends);
            await sheet.WriteAsync(format.Head);
            var cut = await WriteRowsAsync(request, format, sheet, ends);
            await sheet.WriteAsync(format.Foot(cut));
            await sheet.SendAsync();
        });

    public void Dispose() => _free.Dispose();

    private async Task<ExportCut?> WriteRowsAsync(HistoryRequest request, IExportFormat format, Sheet sheet, CancellationToken ends)
    {
        var rows = 0;
        for (var next = (long?)request.Before; next is { } before;)
        {
            var left = options.Value.MaxRows - rows;
            if (left == 0)
            {
                return new ExportCut($"one export has at most {options.Value.MaxRows.ToString("N0", CultureInfo.InvariantCulture)} notifications (Export:MaxRows).", IdAt(before));
            }

            if (await ReadAsync(request with { Before = before, Limit = Math.Min(PageSize, left) }, ends) is not { } page)
            {
                return new ExportCut("the server had too many other searches to do.", IdAt(before));
            }

            foreach (var entry in page.Entries)
            {
                await sheet.WriteAsync(format.Row(entry, rows++ == 0));
            }

            if (page is { Next: null, Complete: false })
            {
                return new ExportCut("a search took too long (Search:TimeLimit).", IdAt(before));
            }

            // A full page may have been the last: then the one after it is empty.
            next = page.Next;
        }

        return null;
    }

    private async Task<HistoryPage?> ReadAsync(HistoryRequest request, CancellationToken ends)
    {
        for (var tries = 1; ; tries++)
        {
            if (await history.ReadAsync(request, ends) is { } page)
            {
                return page;
            }

            if (tries == options.Value.MaxTries)
            {
                return null;
            }

            await Task.Delay(s_nextTry, time, ends);
        }
    }

    private string? IdAt(long position) => position == long.MaxValue ? null : log.Bounds.IdAt(position).ToString();

    /// <summary>One of the places, until it is given back.</summary>
    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }

    /// <summary>Gathers what is written, so that it is sent in pieces worth sending.</summary>
    private sealed class Sheet(PipeWriter body, CancellationToken ends)
    {
        private readonly StringBuilder _text = new();

        public async ValueTask WriteAsync(string text)
        {
            _text.Append(text);
            if (_text.Length >= TimedAnswer.Gathered)
            {
                await SendAsync();
            }
        }

        public async Task SendAsync()
        {
            await body.WriteAsync(Encoding.UTF8.GetBytes(_text.ToString()), ends);
            _text.Clear();
        }
    }
}
