using Dashboard.Client.Queries;

namespace Dashboard.Server.Search;

/// <summary>
/// What has to stand in the indexed text (<see cref="SearchText.Of"/>) of every notification that matches. More may have to
/// hold, so what is found by it is checked; conditions that are negated, or on what is not indexed, say nothing here.
/// </summary>
internal static class Needles
{
    /// <summary>One list for each condition: one of its texts must be there.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(Query query) =>
    [
        .. query.Terms.Where(term => !term.Negated).Select(Of).Where(texts => texts.Length > 0),
    ];

    private static string[] Of(QueryTerm term) => term switch
    {
        TextTerm word => [word.Folded],
        FieldTerm { Field: QueryFields.Title or QueryFields.Body } field => [.. field.Values.Select(FoldedText.Fold)],
        FieldTerm { Field: QueryFields.Source } field => [.. field.Values.Select(value => FoldedText.Fold(Start(value)))],
        FieldTerm { Field: QueryFields.Tag } field => [.. field.Values.Select(value => Enclosed(value, FoldedText.OfTag))],
        FieldTerm { Field: QueryFields.Key } field => [.. field.Values.Select(value => Enclosed(value, SearchText.OfKey))],
        _ => [],
    };

    /// <summary>With the characters around it, so that a part of another value is not taken for it; a beginning has none after it.</summary>
    private static string Enclosed(string value, Func<string, string> enclose) =>
        value is [.., '*'] ? enclose(Start(value))[..^1] : enclose(value);

    private static string Start(string value) => value is [.. var start, '*'] ? start : value;
}
