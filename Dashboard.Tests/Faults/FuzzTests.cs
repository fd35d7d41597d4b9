using System.Text;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Publishers that send anything at all, while subscribers read.</summary>
public sealed class FuzzTests
{
    private const int Publishers = 8;

    private static readonly string?[] s_types =
        ["application/json", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "image/png", "x", null];

    private static readonly string[] s_valid =
    [
        """{"title":"disk full","body":"a\nb\r\nc","severity":"error","tags":["db","eu"],"source":"m","url":"https://x.example/","key":"k","status":"firing","occurredAt":"2026-11-22T12:00:00Z","data":{"a":[1,2.5e3,null,true,"\u2028"]}}""",
        """{"title":"\u0000\ud83d\ude42","data":[[[[[]]]]]}""",
        """{"title":"id: 1\ndata: x\n\nevent: bye","tags":[],"status":"resolved"}""",
        "plain\nwith a body\r\nand\rmore \u2028 lines",
    ];

    private static readonly string[] s_pieces =
        ["\0", "\"", "\\", "{", "}", "[", "]", ",", ":", "\n\n", "\r", "\ud83d\ude42", "\\ud800", "-1e999", "null", "\"title\":", "data: ", "\ufeff", "  ", "9223372036854775808"];

    public static TheoryData<string> Both => Deliveries.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Whatever_is_published_is_taken_or_refused_and_every_stream_goes_on(string delivery)
    {
        var each = Effort.Of(1_500, 20_000) / Publishers;
        await using var server = await TestServer.StartAsync([delivery]);
        var subscribers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RawSubscriber.OpenLiveAsync(server.Url)));
        var reading = subscribers.Select(one => one.EndAsync()).ToArray();

        var statuses = (await Task.WhenAll(Enumerable.Range(0, Publishers).Select(seed => PublishAsync(server, new Random(seed), each))))
            .SelectMany(one => one).CountBy(status => status).ToDictionary();
        await server.PublishAsync("ops", "the end");
        var taken = statuses[201] + 1;
        await Eventually.True(() => subscribers.All(one => one.Positions.Count == taken), $"all have the {taken} that were taken");

        Assert.Empty(statuses.Keys.Where(status => status is not (201 or >= 400 and < 500)));
        Assert.InRange(statuses[422], each / 10, each * Publishers);
        Assert.Empty(reading.Where(one => one.IsCompleted));
        Assert.All(subscribers, one => Assert.Equal(Enumerable.Range(1, taken).Select(position => (long)position), one.Positions));
        await server.StopAsync();
        await Task.WhenAll(reading);
    }

    private static async Task<List<int>> PublishAsync(TestServer server, Random chance, int count)
    {
        var statuses = new List<int>();
        for (var number = 0; number < count; number++)
        {
            using var response = await server.PostBytesAsync("ops", Body(chance), s_types[chance.Next(s_types.Length + 10) % s_types.Length]);
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }

    private static byte[] Body(Random chance)
    {
        if (chance.Next(8) == 0)
        {
            var noise = new byte[chance.Next(300)];
            chance.NextBytes(noise);
            return noise;
        }

        var text = new StringBuilder(s_valid[chance.Next(s_valid.Length)]);
        for (var change = chance.Next(4); change > 0; change--)
        {
            var place = chance.Next(text.Length);
            _ = chance.Next(3) switch
            {
                0 => text.Insert(place, s_pieces[chance.Next(s_pieces.Length)]),
                1 => text.Remove(place, chance.Next(Math.Min(10, text.Length - place))),
                _ => text.Replace(text[place], (char)chance.Next(1, 0x300), place, 1),
            };
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
