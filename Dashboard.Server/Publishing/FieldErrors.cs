namespace Dashboard.Server.Publishing;

/// <summary>What is wrong with which field; all of it at once, so that one try mends it.</summary>
internal sealed class FieldErrors
{
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    public bool Any => _errors.Count > 0;

    public void Add(string field, string error)
    {
        if (!_errors.TryGetValue(field, out var list))
        {
            _errors[field] = list = [];
        }

        list.Add(error);
    }

    public HttpValidationProblemDetails ToProblem() => new(_errors.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()))
    {
        Title = "The notification is not valid; nothing was published.",
        Status = StatusCodes.Status422UnprocessableEntity,
        Detail = string.Join(" ", _errors.SelectMany(pair => pair.Value.Select(error => $"{pair.Key} {error}"))),
    };
}
