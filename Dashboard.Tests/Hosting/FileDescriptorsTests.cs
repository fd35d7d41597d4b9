using Dashboard.Server.Hosting;

namespace Dashboard.Tests.Hosting;

public sealed class FileDescriptorsTests
{
    [Theory]
    [InlineData(464, 64)]
    [InlineData(1_024, 624)]
    [InlineData(1_048_576, 1_048_176)]
    public void Four_hundred_descriptors_are_left_to_the_process(long limit, long connections) =>
        Assert.Equal(connections, FileDescriptors.MaxConnections(limit));

    [Fact]
    public void Without_a_limit_of_the_system_there_is_none() => Assert.Null(FileDescriptors.MaxConnections(null));

    [Theory]
    [InlineData(463)]
    [InlineData(0)]
    public void Too_few_descriptors_are_refused_with_what_to_do(long limit) => Assert.Equal(
        $"The process may open {limit} files; at least 464 are needed. Raise the limit, for example with: ulimit -n 65536",
        Assert.Throws<StartRefusedException>(() => FileDescriptors.MaxConnections(limit)).Message);
}
