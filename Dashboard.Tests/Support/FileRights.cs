namespace Dashboard.Tests.Support;

/// <summary>Who may read a file or a folder, as <c>ls</c> counts it.</summary>
internal static class FileRights
{
    public static string Of(string path) => OperatingSystem.IsWindows()
        ? throw new PlatformNotSupportedException("Windows has other rights.")
        : Convert.ToString((int)File.GetUnixFileMode(path), 8);
}
