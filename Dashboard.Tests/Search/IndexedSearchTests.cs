using Dashboard.Tests.Support;

namespace Dashboard.Tests.Search;

public sealed class IndexedSearchTests(IndexedServer shared) : IClassFixture<IndexedServer>
{
    [Theory]
    [InlineData("q=disk", "disk 5, disk 3, disk 1")]
    [InlineData("q=DISK%201", "disk 1")]
    [InlineData("q=di", "disk 5, disk 3, disk 1")]
    [InlineData("q=障害", "障害発生")]
    [InlineData("q=害", "障害発生")]
    [InlineData("q=nothing", "")]
    [InlineData("q=zz", "")]
    [InlineData("q=disk&severity=error", "disk 3")]
    [InlineData("severity=error", "cpu, disk 3")]
    [InlineData("tag=DB", "cpu, disk 1")]
    [InlineData("tag=d", "")]
    [InlineData("tag=db&q=disk", "disk 1")]
    [InlineData("q=severity:error", "disk 3")]
    [InlineData("q=severity>=error -tag:db", "disk 3")]
    [InlineData("q=tag:db", "cpu, disk 1")]
    [InlineData("q=tag:db*", "cpu, disk 3, disk 1")]
    [InlineData("q=tag:db,nothing disk", "disk 1")]
    [InlineData("q=source:\"web 1\"", "disk 1")]
    [InlineData("q=source:web*,xyz*", "disk 1")]
    [InlineData("q=key:disk-db1", "disk 1")]
    [InlineData("q=key:disk*", "disk 1")]
    [InlineData("q=key:disk", "")]
    [InlineData("q=status:firing title:disk", "disk 1")]
    [InlineData("q=body:ends,never", "disk 5")]
    [InlineData("q=disk -stream:ops", "disk 5")]
    [InlineData("q=disk stream:ops,third", "disk 3, disk 1")]
    [InlineData("q=disk since:1h", "disk 5, disk 3, disk 1")]
    [InlineData("q=disk until:1h", "")]
    [InlineData("q=disk&stream=ops", "disk 3, disk 1")]
    [InlineData("q=disk&stream=other", "disk 5")]
    [InlineData("q=disk&stream=ops&stream=other", "disk 5, disk 3, disk 1")]
    [InlineData("q=disk&stream=*", "disk 5, disk 3, disk 1")]
    public async Task What_the_index_finds_is_what_was_asked_for(string query, string titles)
    {
        var answer = await HistoryAnswer.ReadAsync(shared.Server, "/api/notifications?" + query);

        Assert.Equal(titles, answer.Titles);
        Assert.Equal("true", answer.Complete);
        Assert.Null(answer.Next);
    }
}
