namespace Dashboard.Bench.Profile;

/// <summary>How many objects of a type there are, and the bytes of them all.</summary>
internal readonly record struct TypeUse(long Count, long Bytes)
{
    public static TypeUse operator +(TypeUse left, TypeUse right) => new(left.Count + right.Count, left.Bytes + right.Bytes);

    public static TypeUse operator -(TypeUse left, TypeUse right) => new(left.Count - right.Count, left.Bytes - right.Bytes);
}
