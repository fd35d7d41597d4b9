using Dashboard.Bench;
using Dashboard.Bench.Screen.Circuits;

namespace Dashboard.Tests.Bench;

public sealed class HubFramesTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        object?[] arguments = [null, true, false, 0, 127, 128, -1, long.MaxValue, "", "ü", new string('x', 70_000), new object?[] { "a", 1 }];

        var message = Assert.Single(HubFrames.Read(HubFrames.Call("7", "Say", arguments)));

        Assert.Equal(HubMessageType.Invocation, message[0]);
        Assert.Empty(Assert.IsType<Dictionary<string, object?>>(message[1]));
        Assert.Equal(["7", "Say"], message[2..4]);
        Assert.Equal(
            [null, true, false, 0L, 127L, 128L, -1L, long.MaxValue, "", "ü", new string('x', 70_000), new object?[] { "a", 1L }],
            Assert.IsType<object?[]>(message[4]));
    }

    [Theory]
    [InlineData("91-06", 6L)]
    [InlineData("91-FF", -1L)]
    [InlineData("91-CC-FF", 255L)]
    [InlineData("91-CD-01-00", 256L)]
    [InlineData("91-CE-FF-FF-FF-FF", 4_294_967_295L)]
    [InlineData("91-CF-00-00-00-01-00-00-00-00", 4_294_967_296L)]
    [InlineData("91-D0-80", -128L)]
    [InlineData("91-D1-FF-00", -256L)]
    [InlineData("91-D2-FF-FF-FF-FE", -2L)]
    [InlineData("91-A2-68-69", "hi")]
    [InlineData("91-D9-02-68-69", "hi")]
    [InlineData("91-DA-00-02-68-69", "hi")]
    [InlineData("91-C0", null)]
    public void Every_format_that_a_server_may_choose_is_understood(string bytes, object? value)
    {
        var body = Bytes(bytes);

        Assert.Equal([value], Assert.Single(HubFrames.Read(new byte[] { (byte)body.Length }.Concat(body).ToArray())));
    }

    [Fact]
    public void The_bytes_of_a_rendering_are_handed_on_as_they_came()
    {
        var message = Assert.Single(HubFrames.Read(Bytes("06-92-04-C4-02-DE-AD")));

        Assert.Equal(4L, message[0]);
        Assert.Equal([0xde, 0xad], Assert.IsType<ReadOnlyMemory<byte>>(message[1]).ToArray());
    }

    [Fact]
    public void Several_messages_come_in_one_of_the_socket()
    {
        byte[] together = [.. HubFrames.Frame(HubMessageType.Ping).Span, .. HubFrames.Call(null, "A", new string('x', 200)).Span, .. HubFrames.Frame(HubMessageType.Ping).Span];

        Assert.Equal([HubMessageType.Ping, HubMessageType.Invocation, HubMessageType.Ping], HubFrames.Read(together).Select(message => message[0]));
    }

    [Theory]
    [InlineData("02-91")]
    [InlineData("02-91-A5")]
    [InlineData("06-DD-7F-FF-FF-FF-C0")]
    [InlineData("05-C6-FF-FF-FF-FF")]
    [InlineData("01-06")]
    [InlineData("80")]
    [InlineData("FF-FF-FF-FF-FF-FF")]
    [InlineData("02-91-C1")]
    public void What_is_cut_off_or_no_message_is_refused(string bytes) =>
        Assert.Throws<BenchException>(() => HubFrames.Read(Bytes(bytes)).Count());

    private static byte[] Bytes(string text) => Convert.FromHexString(text.Replace("-", "", StringComparison.Ordinal));
}
