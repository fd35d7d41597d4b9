using System.Text.Json;

namespace Dashboard.Server.Publishing;

/// <summary>Finds what is nested too deeply, once a parser has refused it.</summary>
internal static class JsonDepth
{
    /// <summary>
    /// The outermost field in which JSON goes beyond a depth, or <c>body</c> where it has no such field; null where it is
    /// broken before that, or nowhere so deep.
    /// </summary>
    /// <param name="json">The JSON, in UTF-8.</param>
    /// <param name="max">The most levels; an object without another in it is one.</param>
    public static string? FieldBeyond(ReadOnlySpan<byte> json, int max)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = max + 1 });
        var field = "body";
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                {
                    field = reader.GetString()!;
                }

                // At the beginning of an object or a list, the depth is still that of what it stands in.
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= max)
                {
                    return field;
                }
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // It is no JSON before it is deep, or the name of a field is no text: the parser's own message says that.
        }

        return null;
    }
}
