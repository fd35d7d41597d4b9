namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What a finding means for the rules beside it and behind it.</summary>
internal enum GroupMeaning
{
    /// <summary>Each rule of the group speaks for itself.</summary>
    Each,

    /// <summary>The rules of the group explain the same symptom: at most one is right.</summary>
    OneOf,

    /// <summary>The same, and nothing that comes behind could be measured.</summary>
    OneOfAndNoMore,
}
