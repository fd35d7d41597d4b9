using System.Text.Json;
using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Contracts;

public sealed class Rfc3339ConverterTests
{
    [Fact]
    public void A_time_is_written_in_UTC_with_microseconds()
    {
        var time = new DateTimeOffset(2026, 11, 22, 13, 0, 15, TimeSpan.FromHours(1)).AddTicks(40_007);

        Assert.Equal("2026-11-22T12:00:15.004000Z", Rfc3339Converter.Format(time));
    }

    [Theory]
    [InlineData("2026-11-22T12:00:00Z", 0)]
    [InlineData("2026-11-22t12:00:00z", 0)]
    [InlineData("2026-11-22T13:30:00+01:30", 0)]
    [InlineData("2026-11-22T04:00:00-08:00", 0)]
    [InlineData("2026-11-22T12:00:00-00:00", 0)]
    [InlineData("2026-11-22T12:00:00.5Z", 5_000_000)]
    [InlineData("2026-11-22T12:00:00.1234567+00:00", 1_234_567)]
    public void A_time_is_read_with_any_offset(string text, int ticks)
    {
        Assert.True(Rfc3339Converter.TryParse(text, out var time));
        Assert.Equal(new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc).AddTicks(ticks), time.UtcDateTime);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("2026-11-22")]
    [InlineData("2026-11-22T12:00:00")]
    [InlineData("2026-11-22T12:00:00.123")]
    [InlineData("2026-11-22 12:00:00Z")]
    [InlineData("2026-11-22T12:00Z")]
    [InlineData("2026-11-22T12:00:00+0100")]
    [InlineData("2026-11-22T12:00:00+01")]
    [InlineData("2026-11-22T12:00:00+99:00")]
    [InlineData("2026-02-30T12:00:00Z")]
    [InlineData("2026-11-22T24:00:00Z")]
    [InlineData("2026-11-22T12:00:00Z ")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    public void What_is_no_time_or_has_no_offset_is_refused(string? text) => Assert.False(Rfc3339Converter.TryParse(text, out _));

    [Theory]
    [InlineData("2026-11-22T12:00:00.123456789Z")]
    [InlineData("2026-11-22T14:00:00.123456789012+02:00")]
    public void Digits_finer_than_a_tick_are_dropped(string text)
    {
        // Section 5.6 allows any number of digits, and Go programs write nine.
        Assert.True(Rfc3339Converter.TryParse(text, out var time));
        Assert.Equal(new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc).AddTicks(1_234_567), time.UtcDateTime);
    }

    [Theory]
    [InlineData("""{"time":"2026-11-22T12:00:00","last":null}""")]
    [InlineData("""{"time":1763812800,"last":null}""")]
    [InlineData("""{"time":null,"last":null}""")]
    public void JSON_with_another_time_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, ContractsJson.Default.Heartbeat));
}
