using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Contracts;

public sealed class EventIdTests
{
    [Theory]
    [InlineData("3f9a-1042", "3f9a", 1042)]
    [InlineData("a-0", "a", 0)]
    [InlineData("Z9-9223372036854775807", "Z9", long.MaxValue)]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345-1", "abcdefghijklmnopqrstuvwxyz012345", 1)]
    public void An_id_is_an_epoch_and_a_position(string text, string epoch, long position)
    {
        Assert.True(EventId.TryParse(text, out var id));
        Assert.Equal(new EventId(epoch, position), id);
    }

    [Fact]
    public void An_id_travels_as_it_was_read() => Assert.Equal("3f9a-1042", new EventId("3f9a", 1042).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3f9a")]
    [InlineData("1042")]
    [InlineData("-1042")]
    [InlineData("3f9a-")]
    [InlineData("3f9a--1")]
    [InlineData("3f9a-+1")]
    [InlineData("3f9a- 1")]
    [InlineData("3f9a-1 ")]
    [InlineData("3f9a-1\n")]
    [InlineData("3f9a-1\0")]
    [InlineData("3f9a-1.0")]
    [InlineData("3f9a-0x10")]
    [InlineData("3f 9a-1")]
    [InlineData("3f_9a-1")]
    [InlineData("3f.9a-1")]
    [InlineData("épo-1")]
    [InlineData("3f9a-١")]
    [InlineData("3f9a-9223372036854775808")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456-1")]
    public void What_this_system_never_made_is_no_id(string? text)
    {
        Assert.False(EventId.TryParse(text, out var id));
        Assert.Equal(default, id);
    }

    [Fact]
    public void An_id_of_more_than_64_characters_is_refused_even_where_its_number_is_small()
    {
        var longest = "a-" + "1".PadLeft(62, '0');

        Assert.True(EventId.TryParse(longest, out _));
        Assert.False(EventId.TryParse(longest + "1", out _));
    }

    [Fact]
    public void The_longest_id_that_can_be_made_can_be_read()
    {
        var id = new EventId(new string('z', 32), long.MaxValue);

        Assert.True(EventId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
    }
}
