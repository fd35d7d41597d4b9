using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;
using Dashboard.Client.Wall;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Wall;

public sealed class WallProblemsTests
{
    private static readonly DateTimeOffset s_now = Notifications.Noon.AddHours(1);

    private readonly WallProblems _problems = new();

    [Fact]
    public void Errors_stand_here_worst_first_then_newest()
    {
        Take(1, Severity.Error);
        Take(2, Severity.Critical);
        Take(3, Severity.Error);
        Take(4, Severity.Warning);

        Assert.Equal(["a-2", "a-3", "a-1"], Open());
        Assert.Equal((1, 2, 1), (_problems.Count(Severity.Critical, s_now), _problems.Count(Severity.Error, s_now), _problems.Count(Severity.Warning, s_now)));
    }

    [Fact]
    public void Repeats_of_a_key_are_one_problem_until_it_is_resolved()
    {
        Take(1, Severity.Error, "disk");
        Take(2, Severity.Error, "disk");
        var one = Assert.Single(_problems.Open(new NothingDone(), s_now, out _));
        Assert.Equal(("a-2", Notifications.Noon.AddSeconds(1), 2), (one.Latest.Id, one.Since, one.Count));

        Take(3, Severity.Error, "disk", NotificationStatus.Resolved);

        Assert.Empty(Open());
        Assert.Equal(Notifications.Noon.AddSeconds(3), _problems.ClearSince(s_now));
    }

    [Fact]
    public void A_condition_that_is_less_than_an_error_now_is_none()
    {
        Take(1, Severity.Error, "disk");
        Take(2, Severity.Warning, "disk");

        Assert.Empty(Open());
    }

    [Fact]
    public void After_six_hours_it_is_over_and_after_twelve_nobody_remembers()
    {
        Take(1, Severity.Error);
        var over = Notifications.Noon.AddSeconds(2) + WallProblems.Window;

        Assert.Empty(_problems.Open(new NothingDone(), over, out _));
        Assert.Equal(Notifications.Noon.AddSeconds(1) + WallProblems.Window, _problems.ClearSince(over));
        Assert.Null(_problems.ClearSince(over + WallProblems.Window));
        Assert.Equal(0, _problems.Count(Severity.Error, over + WallProblems.Window));
    }

    [Fact]
    public void What_people_have_taken_care_of_is_only_counted()
    {
        Take(1, Severity.Error);
        Take(2, Severity.Error);

        var open = _problems.Open(new FirstAcknowledged(), s_now, out var handled);

        Assert.Equal(("a-2", 1), (Assert.Single(open).Latest.Id, handled));
    }

    [Theory]
    [InlineData(null, 16, WallPicture.Streams)]
    [InlineData("", 14, WallPicture.Problems)]
    [InlineData("5", 11, WallPicture.Path)]
    [InlineData("5", 16, WallPicture.Problems)]
    [InlineData("0", 100, WallPicture.Problems)]
    [InlineData("4", 16, WallPicture.Streams)]
    [InlineData("soon", 16, WallPicture.Streams)]
    internal void The_address_says_how_long_each_picture_stays(string? seconds, int elapsed, WallPicture picture) =>
        Assert.Equal(picture, WallTurns.Parse(seconds).At(TimeSpan.FromSeconds(elapsed), [WallPicture.Problems, WallPicture.Streams, WallPicture.Path]));

    [Fact]
    public void The_picture_moves_every_minute_and_never_far()
    {
        var offsets = Enumerable.Range(0, 60).Select(minute => WallTurns.Offset(TimeSpan.FromMinutes(minute))).ToArray();

        Assert.All(offsets.Zip(offsets.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.All(offsets, offset => Assert.InRange(Math.Abs(offset.X) + Math.Abs(offset.Y), 0, 24));
    }

    private void Take(long position, Severity severity, string? key = null, NotificationStatus? status = null) =>
        _problems.Take(Notifications.At(position, severity: severity) with { Key = key, Status = status });

    private IEnumerable<string> Open() => _problems.Open(new NothingDone(), s_now, out _).Select(one => one.Latest.Id);

    private sealed class FirstAcknowledged : IQueryContexts
    {
        public QueryContext Of(Notification notification, DateTimeOffset now) => new(now, Acknowledged: notification.Id == "a-1");
    }
}
