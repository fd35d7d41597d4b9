using Dashboard.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(BrowserFirst))]

namespace Dashboard.Tests.Support;

/// <summary>The tests of pages take the longest, one after the other: whatever runs beside them ends sooner than they do.</summary>
public sealed class BrowserFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(one => one.TestCollectionDisplayName == BrowserTest.Collection).ThenBy(one => one.UniqueID, StringComparer.Ordinal)];
}
