using Bunit;
using Dashboard.Client.History;
using Dashboard.Client.Layout;
using Dashboard.Client.Queries;
using Dashboard.Client.Settings;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.History;

/// <summary>One notification of the history: found, opened, and acted on.</summary>
public sealed class HistorySelectionTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly string _word = Guid.NewGuid().ToString("N");

    private NavigationManager Navigation => _page.Services.GetRequiredService<NavigationManager>();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task A_click_opens_the_details_and_the_address_says_so()
    {
        var ids = await PublishAsync(2);
        var screen = await OpenAsync($"history?q={_word}", 2);

        await screen.InvokeAsync(() => screen.FindAll(".row")[1].ClickAsync(new MouseEventArgs()));

        Assert.Equal($"{_word} 1", screen.Find(".details h2").TextContent);
        Assert.Equal([$"{_word} 1"], screen.Texts(".row[aria-current] .title"));
        Assert.EndsWith($"/history?q={_word}&selected={ids[0]}", Navigation.Uri, StringComparison.Ordinal);

        await screen.InvokeAsync(() => screen.Find(".details .close").ClickAsync(new MouseEventArgs()));
        Assert.Empty(screen.FindAll(".details"));
        Assert.EndsWith($"/history?q={_word}", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_move_open_follow_and_close()
    {
        await PublishAsync(3);
        var screen = await OpenAsync($"history?q={_word}", 3);

        await PressAsync(screen, "j", "ArrowDown", "Enter");
        Assert.Equal($"{_word} 2", screen.Find(".details h2").TextContent);

        await PressAsync(screen, "j", "j");
        Assert.Equal([$"{_word} 1"], screen.Texts(".row[data-cursor] .title"));
        Assert.Equal($"{_word} 1", screen.Find(".details h2").TextContent);

        await PressAsync(screen, "Escape", "k");
        Assert.Empty(screen.FindAll(".details"));
        Assert.Equal([$"{_word} 2"], screen.Texts(".row[data-cursor] .title"));
    }

    [Fact]
    public async Task An_address_opens_also_what_the_list_does_not_have_and_the_way_back_closes_it()
    {
        var ids = await PublishAsync(1);
        var screen = await OpenAsync($"history?q={Guid.NewGuid():N}&selected={ids[0]}", 0);

        screen.WaitForAssertion(() => Assert.Equal($"{_word} 1", screen.Find(".details h2").TextContent), Eventually.Limit);

        await screen.InvokeAsync(() => Navigation.NavigateTo("history?q=severity:critical"));
        screen.WaitForAssertion(() => Assert.Empty(screen.FindAll(".details")), Eventually.Limit);
    }

    [Fact]
    public async Task What_is_under_the_keys_is_acknowledged_and_opened_again_under_the_persons_name()
    {
        await PublishAsync(2);
        var screen = await OpenAsync($"history?q={_word}", 2);
        await screen.InvokeAsync(() => _page.Services.GetRequiredService<PreferenceStore>().UpdateAsync(preferences => preferences with { Name = "Ana" }));

        await PressAsync(screen, "j", "a");
        screen.WaitForAssertion(() => Assert.Equal(["✓ acknowledged by Ana"], screen.Texts(".row[data-acknowledged] .badge")), Eventually.Limit);
        Assert.Equal([$"{_word} 2"], screen.Texts(".row[data-acknowledged] .title"));

        await PressAsync(screen, "a");
        screen.WaitForAssertion(() => Assert.Empty(screen.FindAll(".row[data-acknowledged]")), Eventually.Limit);
    }

    [Fact]
    public async Task Rows_show_what_their_titles_hide_and_three_tags_and_the_query_suggests_what_was_read()
    {
        await shared.Server.PublishAsync("ops", new { title = $"{_word} \u202Egnp.exe", tags = new[] { "db", "disk", "eu", "tape" }, source = "history-host" });
        var screen = await OpenAsync($"history?q={_word}", 1);
        var box = screen.FindComponent<QueryBox>();

        Assert.Equal([$"{_word} [U+202E]gnp.exe"], screen.Texts(".row .title"));
        Assert.Equal(["db", "disk", "eu"], screen.Texts(".row .tag"));
        Assert.Equal(["+1"], screen.Texts(".row .more"));
        await box.InvokeAsync(() => box.Instance.Typed("tag:ta", 6));
        Assert.Equal(["tape"], screen.Texts("[role=option] .insert"));
        await box.InvokeAsync(() => box.Instance.Typed("source:hist", 11));
        Assert.Equal(["history-host"], screen.Texts("[role=option] .insert"));
    }

    [Fact]
    public async Task Of_a_long_text_a_row_has_the_beginning()
    {
        await shared.Server.PublishAsync("ops", new { title = _word, body = new string('x', 60_000) });

        var screen = await OpenAsync($"history?q={_word}", 1);

        Assert.Equal(new string('x', 300) + "…", screen.Find(".row .body").TextContent);
    }

    private async Task<IReadOnlyList<string>> PublishAsync(int count)
    {
        var ids = new List<string>();
        for (var number = 1; number <= count; number++)
        {
            ids.Add((await shared.Server.PublishAsync("ops", $"{_word} {number}")).Id);
        }

        return ids;
    }

    private Task PressAsync(IRenderedComponent<HistoryScreen> screen, params string[] keys) => screen.InvokeAsync(async () =>
    {
        foreach (var key in keys)
        {
            await _page.Services.GetRequiredService<KeyMap>().PressAsync(key);
        }
    });

    private async Task<IRenderedComponent<HistoryScreen>> OpenAsync(string address, int rows)
    {
        _page.AddLivePage(shared.Server.Url, TimeProvider.System);
        Navigation.NavigateTo(address);
        var screen = _page.Render<HistoryScreen>();
        await Eventually.True(() => screen.FindAll(".row").Count == rows, "the rows are there");
        return screen;
    }
}
